import type { RunningJira } from '../index';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON. */
  readonly body: unknown;
  readonly text: string;
}

export interface CallerOptions {
  /** `Authorization` value; null sends none. Default: a token of the administrator, or basic authentication before 8.14. */
  readonly authorization?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Caller = (verb: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** Calls the stand-in over its socket, with paths below `/rest/api/2/` unless they begin with a slash. */
export function callerOf(jira: RunningJira, options: CallerOptions = {}): Caller {
  const authorization = options.authorization === undefined ? adminAuthorization(jira) : options.authorization;
  return async (verb, path, body, headers = {}) => {
    const response = await fetch(`${jira.loopbackUrl}${path.startsWith('/') ? path : `/rest/api/2/${path}`}`, {
      method: verb,
      redirect: 'manual',
      headers: {
        'User-Agent': 'test',
        ...(authorization === null ? {} : { Authorization: authorization }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...options.headers,
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
    return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : null, text };
  };
}

export function adminAuthorization(jira: RunningJira): string {
  return jira.site.profile.has.personalTokens ? `Bearer ${jira.createToken('admin')}` : jira.basicAuth();
}
