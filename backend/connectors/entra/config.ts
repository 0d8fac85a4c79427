/** The form's values, checked offline and made into the configuration the code works with. */
import type { ConfigProblem, FieldValues, Parsed } from '../spi';
import { type CertificateKey, readCertificateKey } from './assertion';
import { type Cloud, clouds, isCloudName } from './clouds';
import { refuseProperty, userProperties } from './properties';
import { entraSpec } from './spec';

export type EntraSignIn =
  | { readonly kind: 'client-secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly certificate: CertificateKey };

export interface EntraConfig extends Cloud {
  readonly tenant: string;
  readonly clientId: string;
  readonly signIn: EntraSignIn;
  /** What `$select` asks for of each user. */
  readonly userProperties: readonly string[];
  readonly serviceEmployeeTypes: ReadonlySet<string>;
  readonly memberships: 'direct' | 'transitive';
  readonly readDeleted: boolean;
  readonly lanes: number;
  readonly ca: string | undefined;
}

type Fail = (field: string, message: string, remedy: string) => void;

export function parseEntraConfig(values: FieldValues): Parsed<EntraConfig> {
  const problems: ConfigProblem[] = [];
  const fail: Fail = (field, message, remedy) => problems.push({ field, message, remedy });
  const text = (key: string): string => {
    const value = values[key] ?? defaultOf(key);
    return typeof value === 'string' ? value.trim() : '';
  };

  const tenant = readTenant(text('tenantId'), fail);
  const clientId = text('clientId');
  if (!/^[0-9a-f-]{36}$/i.test(clientId)) {
    fail('clientId', 'This is not an application ID.', 'Copy "Application (client) ID" from the overview of the app registration.');
  }
  const signIn = readSignIn(text, fail);
  const cloud = readCloud(text, fail);
  const extra = readList(values, 'extraAttributes', fail);
  for (const name of extra) {
    const refused = refuseProperty(name);
    if (refused) fail('extraAttributes', refused, 'Use names as Graph lists them for the resource "user".');
  }
  const memberships = text('memberships');
  if (memberships !== 'direct' && memberships !== 'transitive') {
    fail('memberships', 'This way to read members is not known.', 'Choose direct or transitive.');
  }
  const readDeleted = values.readDeleted ?? defaultOf('readDeleted');
  if (typeof readDeleted !== 'boolean') fail('readDeleted', 'This is either on or off.', 'Use true or false.');
  const services = readList(values, 'serviceEmployeeTypes', fail);
  const lanes = values.lanes ?? defaultOf('lanes');
  if (typeof lanes !== 'number' || !Number.isInteger(lanes) || lanes < 1 || lanes > 32) {
    fail('lanes', 'The number of parallel requests is out of range.', 'Enter a whole number from 1 to 32.');
  }
  const ca = text('caCertificates');
  if (ca !== '' && !ca.includes('-----BEGIN CERTIFICATE-----')) {
    fail('caCertificates', 'This is not a PEM certificate.', 'Paste the text from -----BEGIN CERTIFICATE----- on.');
  }

  if (problems.length > 0 || !signIn || !cloud) return { ok: false, problems };
  const wanted = new Set<string>([...userProperties, ...extra, ...(services.length > 0 ? ['employeeType'] : [])]);
  return {
    ok: true,
    config: {
      ...cloud,
      tenant,
      clientId,
      signIn,
      userProperties: [...wanted],
      serviceEmployeeTypes: new Set(services),
      memberships: memberships === 'transitive' ? 'transitive' : 'direct',
      readDeleted: readDeleted === true,
      lanes: Number(lanes),
      ca: ca === '' ? undefined : ca,
    },
  };
}

/** A GUID or a domain. The words `common`, `organizations` and `consumers` name no tenant an application can read. */
function readTenant(tenant: string, fail: Fail): string {
  const good = /^[0-9a-f-]{36}$/i.test(tenant) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(tenant);
  if (!good) fail('tenantId', 'This is not a tenant.', 'Copy "Directory (tenant) ID" from the overview of the app registration.');
  return tenant;
}

function readSignIn(text: (key: string) => string, fail: Fail): EntraSignIn | null {
  const way = text('authentication');
  if (way === 'client-secret') {
    const secret = text('clientSecret');
    if (secret === '') fail('clientSecret', 'There is no client secret.', 'Create one under Certificates & secrets and paste its value.');
    else if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(secret)) {
      fail('clientSecret', 'This is the ID of the secret.', 'Paste the column "Value"; when it is no longer shown, create a new secret.');
    } else return { kind: 'client-secret', secret };
    return null;
  }
  if (way !== 'certificate') {
    fail('authentication', 'This way to sign in is not known.', 'Choose client-secret or certificate.');
    return null;
  }
  const read = readCertificateKey(text('certificate'), text('privateKey'));
  if (read === 'certificate') fail('certificate', 'This is not a PEM certificate.', 'Paste the text from -----BEGIN CERTIFICATE----- on.');
  else if (read === 'key') fail('privateKey', 'This is not an RSA private key.', 'Paste it as PEM without a passphrase, the whole text.');
  else if (read === 'pair')
    fail('privateKey', 'This key does not belong to the certificate.', 'Paste the private key the certificate was made with.');
  else return { kind: 'certificate', certificate: read };
  return null;
}

function readCloud(text: (key: string) => string, fail: Fail): Cloud | null {
  const name = text('cloud');
  if (isCloudName(name)) return clouds[name];
  if (name !== 'custom') {
    fail('cloud', 'This cloud is not known.', `Choose one of ${Object.keys(clouds).join(', ')}, custom.`);
    return null;
  }
  const authority = readOrigin('authorityUrl', text('authorityUrl'), fail);
  const graph = readOrigin('graphUrl', text('graphUrl'), fail);
  return authority && graph ? { authority, graph } : null;
}

function readOrigin(field: string, text: string, fail: Fail): string | null {
  const remedy = 'Enter scheme and host only, such as https://graph.microsoft.com.';
  if (!URL.canParse(text)) {
    fail(field, 'This is not a web address.', remedy);
    return null;
  }
  const url = new URL(text);
  const loopback = url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\./.test(url.hostname);
  if (url.username !== '' || url.password !== '') fail(field, 'The address has a user name or password in it.', remedy);
  else if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) fail(field, 'The address must begin with https.', remedy);
  else if (!/^\/*$/.test(url.pathname) || url.search !== '') fail(field, 'The address has something behind the host.', remedy);
  else return url.origin;
  return null;
}

function readList(values: FieldValues, key: string, fail: Fail): readonly string[] {
  const value = values[key] ?? defaultOf(key);
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value.map((item) => item.trim());
  fail(key, 'This must be a list of texts.', 'Give one value a line.');
  return [];
}

function defaultOf(key: string): unknown {
  return entraSpec.fields.find((field) => field.key === key)?.default;
}
