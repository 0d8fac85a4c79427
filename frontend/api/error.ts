/** A call of the API that failed. `status` 0: no answer came. */
export class ApiError extends Error {
  readonly status: number;
  readonly remedy: string | null;
  readonly id: string | null;

  constructor(
    message: string,
    details: { readonly status: number; readonly remedy?: string | undefined; readonly id?: string | undefined },
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = details.status;
    this.remedy = details.remedy ?? null;
    this.id = details.id ?? null;
  }
}
