import { types } from 'node:util';
import { isRollcallError } from '../domain/errors';

/** What the log shows of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly field?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const deepest = 5;

/**
 * An error with its causes, for the log. Only these few properties: errors of HTTP clients carry the whole request, its
 * authorization header included, and the reply with people's data.
 */
export function viewErrorForLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: typeof error === 'string' ? error : 'something that is no error was thrown' };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(isRollcallError(error) && error.field !== undefined ? { field: error.field } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined || depth >= deepest ? {} : { cause: viewErrorForLog(error.cause, depth + 1) }),
  };
}

/** An error of any realm: those of Node itself are not `instanceof` our `Error` where a test or a sandbox has its own. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}
