/** The form's values, checked offline and made into the configuration the code works with. */
import type { ConfigProblem, FieldValues, Parsed } from '../spi';
import { type ActivityRules, oneLoginStates, oneLoginStatuses } from './activity';
import { oneLoginSpec } from './spec';

export interface KindRules {
  /** Path of the attribute that tells, its parts; null when nobody is marked. */
  readonly path: readonly string[] | null;
  readonly guests: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
}

export interface OneLoginConfig {
  /** Origin only, without a trailing slash. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly activity: ActivityRules;
  readonly kinds: KindRules;
  readonly readPolicyGroups: boolean;
  readonly callsToSpare: number;
  readonly lanes: number;
  readonly ca: string | undefined;
}

type Fail = (field: string, message: string, remedy: string) => void;

export function parseOneLoginConfig(values: FieldValues): Parsed<OneLoginConfig> {
  const problems: ConfigProblem[] = [];
  const fail: Fail = (field, message, remedy) => {
    problems.push({ field, message, remedy });
  };
  const baseUrl = readAddress(readText(values, 'baseUrl'), fail);
  const clientId = readCredential(values, 'clientId', 'client ID', fail);
  const clientSecret = readCredential(values, 'clientSecret', 'client secret', fail);
  const activity = {
    activeStatuses: readNumbers(values, 'activeStatuses', oneLoginStatuses, fail),
    activeStates: readNumbers(values, 'activeStates', oneLoginStates, fail),
  };
  const guests = new Set(readList(values, 'guestValues', fail));
  const services = new Set(readList(values, 'serviceValues', fail));
  const path = readPath(readText(values, 'kindAttribute'), guests.size + services.size > 0, fail);
  const readPolicyGroups = values.readPolicyGroups ?? defaultOf('readPolicyGroups');
  if (typeof readPolicyGroups !== 'boolean') fail('readPolicyGroups', 'This is either on or off.', 'Use true or false.');
  const callsToSpare = readWhole(values, 'callsToSpare', fail);
  const lanes = readWhole(values, 'lanes', fail);
  const ca = readText(values, 'caCertificates');
  if (ca !== '' && !ca.includes('-----BEGIN CERTIFICATE-----')) {
    fail('caCertificates', 'This is not a PEM certificate.', 'Paste the text from -----BEGIN CERTIFICATE----- on.');
  }
  if (problems.length > 0 || baseUrl === null) return { ok: false, problems };
  return {
    ok: true,
    config: {
      baseUrl,
      clientId,
      clientSecret,
      activity,
      kinds: { path, guests, services },
      readPolicyGroups: readPolicyGroups === true,
      callsToSpare,
      lanes,
      ca: ca === '' ? undefined : ca,
    },
  };
}

function readAddress(text: string, fail: Fail): string | null {
  const remedy = 'Enter the address people sign in at, such as https://company.onelogin.com.';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) fail('baseUrl', 'This is not a web address.', remedy);
  else if (url.username !== '' || url.password !== '') fail('baseUrl', 'The address has a user name or password in it.', remedy);
  else if (url.protocol === 'http:' && !isLoopback(url.hostname)) fail('baseUrl', 'The address must begin with https.', remedy);
  else if (!/^\/*$/.test(url.pathname) || url.search !== '' || url.hash !== '') {
    fail('baseUrl', 'The address has something behind the host.', remedy);
  } else return url.origin;
  return null;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

function readCredential(values: FieldValues, key: string, name: string, fail: Fail): string {
  const text = readText(values, key);
  const remedy = `Copy the ${name} from OneLogin, Developers, API Credentials.`;
  if (text === '') fail(key, `There is no ${name}.`, remedy);
  // A colon would end the client ID in the header both travel in, RFC 7617.
  else if (/[^\x21-\x7e]/.test(text) || (key === 'clientId' && text.includes(':'))) {
    fail(key, `The ${name} has characters that no ${name} has.`, remedy);
  }
  return text;
}

function readNumbers(values: FieldValues, key: string, known: readonly { readonly value: string }[], fail: Fail): ReadonlySet<string> {
  const list = readList(values, key, fail);
  if (list.some((item) => !known.some(({ value }) => value === item))) {
    fail(key, 'OneLogin has no such number.', `Use some of ${known.map(({ value }) => value).join(', ')}.`);
  }
  return new Set(list);
}

function readPath(text: string, needed: boolean, fail: Fail): readonly string[] | null {
  if (text === '' && needed) {
    fail('kindAttribute', 'There are values for guests or service accounts, but no attribute.', 'Enter the path of the attribute.');
  } else if (text !== '' && !/^[^\s.]+(\.[^\s.]+)*$/.test(text)) {
    fail('kindAttribute', 'This is not the path of an attribute.', 'Enter a path such as company or custom_attributes.user_type.');
  }
  return text === '' ? null : text.split('.');
}

function readWhole(values: FieldValues, key: string, fail: Fail): number {
  const value = values[key] ?? defaultOf(key);
  const { min = 0, max = 0 } = oneLoginSpec.fields.find((field) => field.key === key) ?? {};
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  fail(key, 'This number is out of range.', `Enter a whole number from ${min} to ${max}.`);
  return min;
}

function readList(values: FieldValues, key: string, fail: Fail): readonly string[] {
  const value = values[key] ?? defaultOf(key);
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  fail(key, 'This must be a list of texts.', 'Give one value a line.');
  return [];
}

function readText(values: FieldValues, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
}

function defaultOf(key: string): unknown {
  return oneLoginSpec.fields.find((field) => field.key === key)?.default;
}
