/** Errors as RFC 9457 problem documents: what happened, which field, what to do next, and an id that is in the log too. */
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { type ErrorCode, isRollcallError, RollcallError, viewError } from '../../domain/errors';
import { ConfigurationError } from '../../runs';
import { isError } from '../../security/log-error';

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  'config-invalid': 400,
  'not-found': 404,
  conflict: 409,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'body-not-json': 415,
  unauthenticated: 401,
  forbidden: 403,
  'rate-limited': 429,
  'already-running': 409,
  'plan-changed': 409,
  'run-not-held': 409,
  'outbound-refused': 400,
  'expression-failed': 400,
  'store-unavailable': 503,
  stopped: 503,
};

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly id: string;
  readonly remedy?: string;
  readonly field?: string;
  readonly problems?: readonly { readonly path: string; readonly message: string; readonly remedy: string }[];
}

export function problemOf(error: unknown): Problem {
  const view = viewError(error);
  const blamed = view.blame === 'source' || view.blame === 'target' ? 502 : 500;
  return {
    type: `urn:rollcall:problem:${view.code}`,
    title: view.message,
    status: STATUS[view.code] ?? blamed,
    code: view.code,
    id: randomUUID(),
    ...(view.remedy ? { remedy: view.remedy } : {}),
    ...(view.field ? { field: view.field } : {}),
    ...(error instanceof ConfigurationError ? { problems: error.problems } : {}),
  };
}

export function sendProblem(response: Response, problem: Problem): void {
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer realm="rollcall"');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** The last resort: whatever was thrown becomes a problem with an id that the log has as well. */
export function handleErrors(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, request: Request, response: Response, _next) => {
    const error = asRollcallError(thrown);
    const problem = problemOf(error);
    const where = { errorId: problem.id, method: request.method, route: request.route?.path, status: problem.status, code: problem.code };
    if (problem.status >= 500) log.error({ ...where, err: error }, 'request failed');
    else log.info(where, 'request refused');
    if (response.headersSent) response.destroy();
    else sendProblem(response, problem);
  };
}

/** Express's own refusals (broken JSON, too large, a path that cannot be decoded) are the caller's to mend as well. */
function asRollcallError(error: unknown): unknown {
  if (isRollcallError(error) || !isError(error)) return error;
  const { status, type = '' } = error as Error & { status?: number; type?: string };
  if (status === undefined || status >= 500) return error;
  if (status === 413)
    return new RollcallError('body-too-large', 'The request body is too large.', {
      blame: 'config',
      field: 'body',
      remedy: 'Send at most 2 MiB.',
    });
  if (status === 415)
    return new RollcallError('body-not-json', 'The request body has an encoding that is not understood.', {
      blame: 'config',
      field: 'body',
      remedy: 'Send JSON as UTF-8.',
    });
  if (type === 'entity.parse.failed')
    return new ConfigurationError([{ path: 'body', message: 'It is not valid JSON.', remedy: 'Correct the syntax of the JSON.' }]);
  if (error.name === 'URIError' || type === '')
    return new ConfigurationError([
      { path: 'path', message: 'It cannot be decoded.', remedy: 'Percent-encode the parts of the path as UTF-8.' },
    ]);
  return new ConfigurationError([{ path: 'body', message: 'It cannot be read.', remedy: 'Send valid JSON of at most 2 MiB.' }]);
}
