/** Okta's error bodies. Codes and summaries: Okta developer docs, "Error codes". */

export class OktaFault extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly causes: readonly string[];

  constructor(
    status: number,
    code: string,
    summary: string,
    headers: Readonly<Record<string, string>> = {},
    causes: readonly string[] = [],
  ) {
    super(summary);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.causes = causes;
  }

  body(errorId: string): string {
    return JSON.stringify({
      errorCode: this.code,
      errorSummary: this.message,
      errorLink: this.code,
      errorId,
      errorCauses: this.causes.map((errorSummary) => ({ errorSummary })),
    });
  }
}

export const faults = {
  invalidToken: () => new OktaFault(401, 'E0000011', 'Invalid token provided'),
  noCredentials: () => new OktaFault(401, 'E0000005', 'Invalid session'),
  forbidden: () => new OktaFault(403, 'E0000006', 'You do not have permission to perform the requested action'),
  missingScope: (path: string) =>
    new OktaFault(403, 'E0000006', 'You do not have permission to perform the requested action', {
      'www-authenticate': `Bearer realm="IdpAdmin", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="${path}"`,
    }),
  notFound: (id: string, kind: string) => new OktaFault(404, 'E0000007', `Not found: Resource not found: ${id} (${kind})`),
  badRequest: (why: string) => new OktaFault(400, 'E0000001', `Api validation failed: ${why}`, {}, [why]),
  invalidFilter: (why: string) => new OktaFault(400, 'E0000031', `Invalid search criteria: ${why}`),
  invalidPaging: () => new OktaFault(400, 'E0000013', 'Invalid client app id or paging request'),
  notSupported: () => new OktaFault(405, 'E0000022', 'The endpoint does not support the provided HTTP method'),
  noEndpoint: () => new OktaFault(404, 'E0000022', 'The endpoint does not support the provided HTTP method'),
  rateLimited: () => new OktaFault(429, 'E0000047', 'API call exceeded rate limit due to too many requests.'),
  internal: () => new OktaFault(500, 'E0000009', 'Internal Server Error'),
  unavailable: () => new OktaFault(503, 'E0000010', 'Service is in read only mode'),
} as const;
