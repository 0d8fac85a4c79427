/**
 * One closed union of error codes for the whole product. The message is for people, the code is the contract.
 * `publicMessage` never holds a secret, personal data or a body that came from outside; the cause may, and stays inside.
 */
export type ErrorCode =
  | 'config-invalid'
  | 'not-found'
  | 'conflict'
  | 'method-not-allowed'
  | 'body-too-large'
  | 'body-not-json'
  | 'unauthenticated'
  | 'forbidden'
  | 'rate-limited'
  | 'source-unreachable'
  | 'source-auth'
  | 'source-permission'
  | 'source-rate-limited'
  | 'source-protocol'
  | 'source-gone'
  | 'source-limit'
  | 'outbound-refused'
  | 'target-unreachable'
  | 'target-auth'
  | 'target-permission'
  | 'target-version'
  | 'target-rate-limited'
  | 'target-captcha'
  | 'target-rejected'
  | 'target-read-only'
  | 'target-protocol'
  | 'target-unavailable'
  | 'channel-unreachable'
  | 'channel-refused'
  | 'already-running'
  | 'lease-lost'
  | 'plan-changed'
  | 'run-not-held'
  | 'store-unavailable'
  | 'secret-unreadable'
  | 'expression-failed'
  | 'stopped'
  | 'internal';

/** Whether trying again can help: never (somebody must act), now (a passing fault), later (after a pause). */
export type Retry = 'never' | 'now' | 'later';

/** Whose side the remedy is on. */
export type Blame = 'config' | 'source' | 'target' | 'us';

export interface RollcallErrorOptions {
  readonly retry?: Retry;
  readonly blame?: Blame;
  /** What to do next, one sentence in the imperative. Shown beside the message. */
  readonly remedy?: string;
  /** The configuration key or form field at fault, dotted: `source.orgUrl`. */
  readonly field?: string;
  /** How long the other side asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

export class RollcallError extends Error {
  readonly code: ErrorCode;
  readonly retry: Retry;
  readonly blame: Blame;
  readonly remedy: string | undefined;
  readonly field: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, publicMessage: string, options: RollcallErrorOptions = {}) {
    super(publicMessage, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'RollcallError';
    this.code = code;
    this.retry = options.retry ?? 'never';
    this.blame = options.blame ?? defaultBlame(code);
    this.remedy = options.remedy;
    this.field = options.field;
    this.retryAfterMs = options.retryAfterMs;
  }

  get publicMessage(): string {
    return this.message;
  }
}

/** The error as data: what history, the API and the CLI show. */
export interface ErrorView {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retry: Retry;
  readonly blame: Blame;
  readonly remedy?: string;
  readonly field?: string;
}

export function isRollcallError(error: unknown): error is RollcallError {
  return error instanceof RollcallError;
}

/** Anything thrown, as something safe to show. What is not ours says only that it was not expected. */
export function viewError(error: unknown): ErrorView {
  if (!isRollcallError(error)) {
    return { code: 'internal', message: 'An unexpected error happened inside Rollcall.', retry: 'later', blame: 'us' };
  }
  const { code, message, retry, blame, remedy, field } = error;
  return { code, message, retry, blame, ...(remedy ? { remedy } : {}), ...(field ? { field } : {}) };
}

/** The error a view was made of, for those who must throw it again. */
export function errorOf({ code, message, retry, blame, remedy, field }: ErrorView): RollcallError {
  return new RollcallError(code, message, { retry, blame, ...(remedy ? { remedy } : {}), ...(field ? { field } : {}) });
}

function defaultBlame(code: ErrorCode): Blame {
  if (code.startsWith('source-')) return 'source';
  if (code.startsWith('target-')) return 'target';
  if (code.startsWith('channel-') || code === 'config-invalid' || code === 'outbound-refused' || code === 'expression-failed')
    return 'config';
  return 'us';
}
