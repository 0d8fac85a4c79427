/** The form's values, checked offline and made into the configuration the code works with. */
import { readSigningKey, type SigningKey } from '../kit/tokens/client-assertion';
import type { ConfigProblem, FieldValues, Parsed } from '../spi';
import { oktaSpec, oktaStatuses } from './spec';

export type OktaSignIn =
  | { readonly kind: 'api-token'; readonly token: string }
  | { readonly kind: 'service-app'; readonly clientId: string; readonly key: SigningKey };

export interface OktaConfig {
  /** Origin only, without a trailing slash. */
  readonly orgUrl: string;
  readonly signIn: OktaSignIn;
  readonly activeStatuses: ReadonlySet<string>;
  readonly readDeactivated: boolean;
  readonly guestUserTypes: ReadonlySet<string>;
  readonly serviceUserTypes: ReadonlySet<string>;
  readonly lanes: number;
  readonly ca: string | undefined;
}

export function parseOktaConfig(values: FieldValues): Parsed<OktaConfig> {
  const problems: ConfigProblem[] = [];
  const fail = (field: string, message: string, remedy: string): void => {
    problems.push({ field, message, remedy });
  };
  const text = (key: string): string => {
    const value = values[key];
    return typeof value === 'string' ? value.trim() : '';
  };

  const orgUrl = readOrgUrl(text('orgUrl'), fail);
  const authentication = text('authentication') || 'api-token';
  let signIn: OktaSignIn | null = null;
  if (authentication === 'api-token') signIn = readApiToken(text('apiToken'), fail);
  else if (authentication === 'service-app') signIn = readServiceApp(text('clientId'), text('privateKey'), text('keyId'), fail);
  else fail('authentication', 'This way to sign in is not known.', 'Choose api-token or service-app.');

  const activeStatuses = readList(values, 'activeStatuses', fail);
  const strange = activeStatuses.find((status) => status === 'DEPROVISIONED' || !oktaStatuses.some((known) => known === status));
  if (strange !== undefined) {
    fail('activeStatuses', `${strange} cannot count as active.`, `Use some of ${oktaStatuses.slice(0, -1).join(', ')}.`);
  }
  const lanes = values.lanes ?? defaultOf('lanes');
  if (typeof lanes !== 'number' || !Number.isInteger(lanes) || lanes < 1 || lanes > 64) {
    fail('lanes', 'The number of parallel requests is out of range.', 'Enter a whole number from 1 to 64.');
  }
  const readDeactivated = values.readDeactivated ?? defaultOf('readDeactivated');
  if (typeof readDeactivated !== 'boolean') fail('readDeactivated', 'This is either on or off.', 'Use true or false.');
  const ca = text('caCertificates');
  if (ca !== '' && !ca.includes('-----BEGIN CERTIFICATE-----')) {
    fail('caCertificates', 'This is not a PEM certificate.', 'Paste the text from -----BEGIN CERTIFICATE----- on.');
  }
  const guests = readList(values, 'guestUserTypes', fail);
  const services = readList(values, 'serviceUserTypes', fail);

  if (problems.length > 0 || orgUrl === null || signIn === null) return { ok: false, problems };
  return {
    ok: true,
    config: {
      orgUrl,
      signIn,
      activeStatuses: new Set(activeStatuses),
      readDeactivated: readDeactivated === true,
      guestUserTypes: new Set(guests),
      serviceUserTypes: new Set(services),
      lanes: Number(lanes),
      ca: ca === '' ? undefined : ca,
    },
  };
}

type Fail = (field: string, message: string, remedy: string) => void;

function readOrgUrl(text: string, fail: Fail): string | null {
  const remedy = 'Enter the address people sign in at, such as https://company.okta.com.';
  if (!URL.canParse(text)) {
    fail('orgUrl', 'This is not a web address.', remedy);
    return null;
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') fail('orgUrl', 'The address has a user name or password in it.', remedy);
  else if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    fail('orgUrl', 'The address must begin with https.', remedy);
  } else if (/-admin\.(okta|oktapreview|okta-emea|okta-gov|okta\.mil)\b/.test(url.hostname)) {
    fail('orgUrl', 'This is the address of the Admin Console, which does not answer integrations.', 'Leave "-admin" out of the address.');
  } else if (!/^\/*$/.test(url.pathname) || url.search !== '') {
    fail('orgUrl', 'The address has something behind the host.', remedy);
  } else return url.origin;
  return null;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

function readApiToken(token: string, fail: Fail): OktaSignIn | null {
  if (token === '') fail('apiToken', 'There is no API token.', 'Create one in the Admin Console under Security, API, Tokens.');
  else if (/[^\x21-\x7e]/.test(token))
    fail('apiToken', 'The API token has characters that no token has.', 'Paste the token again, and nothing else.');
  else return { kind: 'api-token', token };
  return null;
}

function readServiceApp(clientId: string, privateKey: string, keyId: string, fail: Fail): OktaSignIn | null {
  if (clientId === '') fail('clientId', 'There is no client ID.', 'Copy it from the service app, General, Client ID.');
  const key = privateKey === '' ? null : readSigningKey(privateKey);
  if (!key) {
    fail('privateKey', 'This is not a private key we can use.', 'Paste an RSA or EC private key as PEM or as JWK, the whole text.');
    return null;
  }
  const kid = keyId || key.keyId;
  if (!kid) fail('keyId', 'The key has no ID.', 'Enter the KID that Okta shows beside the public key.');
  return clientId === '' || !kid ? null : { kind: 'service-app', clientId, key: { ...key, keyId: kid } };
}

function readList(values: FieldValues, key: string, fail: Fail): readonly string[] {
  const value = values[key] ?? defaultOf(key);
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  fail(key, 'This must be a list of texts.', 'Give one value a line.');
  return [];
}

function defaultOf(key: string): unknown {
  return oktaSpec.fields.find((field) => field.key === key)?.default;
}
