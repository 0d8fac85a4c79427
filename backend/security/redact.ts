/** Takes secrets out of anything before it is logged or audited: by the name of the key, and by the look of the text. */
import { isError, viewErrorForLog } from './log-error';

export const redacted = '[redacted]';

const secretName =
  /passw(or)?d|passphrase|secret|token|authorization|cookie|apikey|privatekey|credential|clientassertion|masterkey|sessionid|setcookie|bindpw/;

/** Whether a key of this name holds a secret: `clientSecret`, `X-Api-Key`, `bind_password` … */
export function isSecretName(key: string): boolean {
  return secretName.test(key.toLowerCase().replace(/[^a-z]/g, ''));
}

const deepest = 8;

/**
 * A copy without the values of secret-named keys. Numbers and booleans stay: `tokens: 3` is no secret. Errors are shown as in
 * the log wherever they stand, and objects of other kinds as the JSON they would become: those of HTTP clients hold headers.
 */
export function redactDeep(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return '[deep]';
  if (isError(value)) return viewErrorForLog(value);
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, depth + 1));
  if ('toJSON' in value && typeof value.toJSON === 'function') return redactDeep(jsonOf(value as { toJSON(): unknown }), depth + 1);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactEntry(key, item, depth)]));
}

function jsonOf(value: { toJSON(): unknown }): unknown {
  try {
    return value.toJSON();
  } catch {
    return '[unreadable]';
  }
}

function redactEntry(key: string, item: unknown, depth: number): unknown {
  const holdsText = typeof item === 'string' || (typeof item === 'object' && item !== null);
  return holdsText && isSecretName(key) ? redacted : redactDeep(item, depth + 1);
}

/** Forms of secrets that give themselves away in running text. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic|SSWS|Negotiate)\s+[A-Za-z0-9+/=_.~-]{6,}/gi, `$1 ${redacted}`],
  [/\brc_[A-Za-z0-9_-]{43}/g, redacted],
  [/(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, redacted],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, redacted],
  [/(:\/\/[^\s/:@"]*:)[^\s/@"]+@/g, `$1${redacted}@`],
  [
    /([?&](?:access_token|refresh_token|id_token|client_secret|client_assertion|token|api_key|apikey|password|code|code_verifier)=)[^&\s"]+/gi,
    `$1${redacted}`,
  ],
];

/** Running text without anything that looks like a secret. */
export function redactText(text: string): string {
  return patterns.reduce((before, [pattern, replacement]) => before.replace(pattern, replacement), text);
}
