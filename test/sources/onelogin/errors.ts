/** OneLogin's error bodies: version 2 is flat, version 1 and the token service wrap them (developer docs, sample responses). */

export class OneLoginFault extends Error {
  readonly status: number;
  /** `BadRequestError` in version 2, `bad request` in version 1. */
  readonly type: string;
  readonly wrapped: boolean;

  constructor(status: number, type: string, message: string, wrapped = false) {
    super(message);
    this.status = status;
    this.type = type;
    this.wrapped = wrapped;
  }

  body(): string {
    const { status: code, type, message } = this;
    return JSON.stringify(this.wrapped ? { status: { error: true, code, type, message } } : { statusCode: code, name: type, message });
  }
}

export const faults = {
  unauthorized: (wrapped = false) =>
    wrapped
      ? new OneLoginFault(401, 'Unauthorized', 'Authentication Failure', true)
      : new OneLoginFault(401, 'UnauthorizedError', 'Unauthorized'),
  /** The scope of the credential is too small. */
  forbidden: (wrapped = false) =>
    wrapped
      ? new OneLoginFault(401, 'Unauthorized', 'Insufficient Permissions', true)
      : new OneLoginFault(403, 'ForbiddenError', 'Insufficient permissions'),
  notFound: (wrapped = false) =>
    wrapped
      ? new OneLoginFault(404, 'not found', 'No Route Exists', true)
      : new OneLoginFault(404, 'NotFoundError', 'The resource with the given id could not be found'),
  badRequest: (why: string) => new OneLoginFault(400, 'BadRequestError', why),
  parametersNotAllowed: (names: readonly string[]) =>
    new OneLoginFault(400, 'BadRequestError', `query parameter(s) not allowed: ${names.join(', ')}`),
  invalidGrant: () => new OneLoginFault(400, 'bad request', 'grant_type is incorrect/absent', true),
  noAuthorization: () => new OneLoginFault(400, 'bad request', 'Authorization Information is incorrect', true),
  rateLimited: (wrapped = false) =>
    wrapped
      ? new OneLoginFault(429, 'too many requests', 'Rate limit exceeded', true)
      : new OneLoginFault(429, 'TooManyRequestsError', 'Rate limit exceeded'),
  internal: () => new OneLoginFault(500, 'InternalServerError', 'Internal Server Error'),
} as const;
