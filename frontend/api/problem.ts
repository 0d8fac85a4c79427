import { ApiError, type FieldProblem } from './error';

/** An error of the API (RFC 9457). */
interface Problem {
  readonly title: string;
  readonly code?: string;
  readonly remedy?: string;
  readonly id?: string;
  readonly field?: string;
  readonly problems?: readonly FieldProblem[];
}

/** The error in an answer that is none of success. */
export function toError(status: number, data: unknown): ApiError {
  if (!isProblem(data)) return new ApiError(`Rollcall answered with status ${status}.`, { status });
  const { title, code, remedy, id, field, problems } = data;
  return new ApiError(title, { status, code, remedy, id, field, problems });
}

function isProblem(data: unknown): data is Problem {
  return typeof data === 'object' && data !== null && 'title' in data && typeof data.title === 'string';
}
