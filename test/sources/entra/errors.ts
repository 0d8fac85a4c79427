/** Graph's error bodies. Codes: Graph docs, "Error responses"; texts as Graph sends them. */

export class GraphFault extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  body(requestId: string): string {
    return errorBody(this.code, this.message, requestId);
  }
}

export function errorBody(code: string, message: string, requestId: string): string {
  const innerError = { date: new Date().toISOString().slice(0, 19), 'request-id': requestId, 'client-request-id': requestId };
  return JSON.stringify({ error: { code, message, innerError } });
}

export const faults = {
  noToken: () => new GraphFault(401, 'InvalidAuthenticationToken', 'Access token is empty.'),
  badToken: () => new GraphFault(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'),
  denied: () => new GraphFault(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
  notFound: (id: string) =>
    new GraphFault(
      404,
      'Request_ResourceNotFound',
      `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    ),
  noSegment: (path: string) => new GraphFault(400, 'BadRequest', `Resource not found for the segment '${path}'.`),
  pageSize: (size: string) =>
    new GraphFault(400, 'Request_UnsupportedQuery', `Invalid page size specified: '${size}'. Must be between 1 and 999 inclusive.`),
  noProperty: (name: string, type: string) =>
    new GraphFault(
      400,
      'BadRequest',
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
    ),
  elsewhere: () => new GraphFault(501, 'NotImplemented', 'This operation target is not yet supported.'),
  unsupported: (what: string) => new GraphFault(400, 'Request_UnsupportedQuery', `Unsupported or invalid query: ${what}.`),
  searchAlone: () =>
    new GraphFault(
      400,
      'Request_UnsupportedQuery',
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    ),
  badSkipToken: () =>
    new GraphFault(
      400,
      'Directory_ExpiredPageToken',
      'The specified page token value has expired and can no longer be included in your request.',
    ),
  badBatch: (why: string) => new GraphFault(400, 'BadRequest', why),
  throttled: (seconds: number) =>
    new GraphFault(429, 'TooManyRequests', 'Too Many Requests', {
      'retry-after': String(seconds),
      'x-ms-throttle-scope': 'Tenant_Application/ReadWrite',
      'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
    }),
  syncStateNotFound: () =>
    new GraphFault(
      400,
      'syncStateNotFound',
      'The sync state generation is not found. The delta token is expired and data must be synchronized again.',
    ),
  resync: (location: string) => new GraphFault(410, 'resyncRequired', 'Resync required.', { location }),
  internal: () => new GraphFault(500, 'InternalServerError', 'An internal error occurred.'),
} as const;
