export interface FieldProblem {
  /** The field at fault, dotted: `source.orgUrl`. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

export interface ApiErrorDetails {
  /** 0: no answer came. */
  readonly status: number;
  readonly code?: string | undefined;
  readonly remedy?: string | undefined;
  readonly id?: string | undefined;
  readonly field?: string | undefined;
  readonly problems?: readonly FieldProblem[] | undefined;
}

/** A call of the API that failed. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string | null;
  readonly remedy: string | null;
  /** Stands in the server's log too. */
  readonly id: string | null;
  readonly field: string | null;
  readonly problems: readonly FieldProblem[];

  constructor(message: string, details: ApiErrorDetails) {
    super(message);
    this.name = 'ApiError';
    this.status = details.status;
    this.code = details.code ?? null;
    this.remedy = details.remedy ?? null;
    this.id = details.id ?? null;
    this.field = details.field ?? null;
    this.problems = details.problems ?? [];
  }
}

/** Whether somebody else saved what this page was editing. */
export function isEditConflict(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409 && error.code === 'conflict';
}

/** Whether the address names something that is not there: removed since, kept no longer, or mistyped. */
export function isNotThere(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 400) && error.field?.startsWith('path.') === true;
}

/** Whether Rollcall gives no answer at all: it is down, or cannot be reached from here. */
export function isOffline(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 502 || error.status === 504) && error.id === null;
}
