/** The log: one JSON object a line, without secrets. No transports: their worker files do not survive bundling. */
import pino, { type DestinationStream, type Logger } from 'pino';
import { isError, viewErrorForLog } from './log-error';
import { isSecretName, redactDeep, redacted, redactText } from './redact';
import type { SecretMask } from './secret-mask';

export interface LoggerOptions {
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** The part of Rollcall that speaks. */
  readonly name: string;
  /** Standard output when not given. */
  readonly destination?: 'stdout' | 'stderr' | DestinationStream;
  /** Secrets in use, taken out of every line. */
  readonly mask?: SecretMask;
}

/** Keys that pino itself censors; these cover what is bound to a child logger, which the deep redaction does not see. */
const secretKeys = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'apiKey',
  'clientSecret',
  'privateKey',
  'bindPassword',
  'credentials',
];

/** Characters that JSON leaves as they are and that a terminal or a log viewer could take for a command or a new line. */
const unsafe = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

export function createLogger({ level, name, destination = 'stdout', mask }: LoggerOptions): Logger {
  const sink = typeof destination === 'string' ? pino.destination(destination === 'stdout' ? 1 : 2) : destination;
  const clean = (line: string): string => escapeUnsafe(redactText(mask === undefined ? line : mask.mask(line)));
  return pino(
    {
      level,
      base: { name },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: redacted },
      serializers: { err: serialize },
      formatters: {
        level: (label) => ({ level: label }),
        bindings: (bindings) => redactBindings(bindings),
        log: (fields) => redactFields(fields),
      },
    },
    { write: (line: string) => sink.write(clean(line)) },
  );
}

function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, isText(value) && isSecretName(key) ? redacted : serialize(value)]),
  );
}

/** An error under any key is shown as an error, and never with the request and reply that some carry. */
function serialize(value: unknown): unknown {
  return isError(value) ? viewErrorForLog(value) : redactDeep(value);
}

function redactBindings(bindings: Record<string, unknown>): Record<string, unknown> {
  const { pid: _pid, hostname: _hostname, ...own } = bindings;
  return redactFields(own);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && !isError(value));
}

function escapeUnsafe(line: string): string {
  return line.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
