/** Calls the API over its socket and holds every answer against what the route declares. */
import type { z } from 'zod';
import type { Route } from '../../backend/api/http/route';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever came
  readonly json: any;
}

export interface ApiClient {
  readonly token: string | null;
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

export interface ApiClientOptions {
  readonly baseUrl: string;
  readonly routes: readonly Route[];
  readonly token: string | null;
}

export function createApiClient({ baseUrl, routes, token }: ApiClientOptions): ApiClient {
  async function call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
    const answer: Answer = {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text ? JSON.parse(text) : undefined,
    };
    expectDeclared(answer, method, path, routes);
    return answer;
  }
  return {
    token,
    call,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    delete: (path) => call('DELETE', path),
  };
}

/** Success has the declared status and nothing but what is declared; everything else is a problem document. */
function expectDeclared(answer: Answer, method: string, path: string, routes: readonly Route[]): void {
  expect(answer.headers.get('cache-control')).toBe('no-store');
  if (answer.status >= 400) {
    expectProblem(answer);
    return;
  }
  if (method === 'OPTIONS' || method === 'HEAD') return;
  const route = routes.find((each) => each.method === method.toLowerCase() && matches(each.path, path));
  if (!route) throw new Error(`${method} ${path} answered ${answer.status} and is not declared`);
  expect(answer.status).toBe(route.status ?? (route.reply || route.contentType ? 200 : 204));
  if (route.contentType) expect(answer.headers.get('content-type')).toContain(route.contentType);
  else if (!route.reply) expect(answer.text).toBe('');
  if (!route.reply) return;
  const parsed = (route.reply as z.ZodType).safeParse(answer.json);
  if (!parsed.success) throw new Error(`${method} ${path} answers what it does not declare: ${JSON.stringify(parsed.error.issues)}`);
  // What is not declared would have been taken out.
  expect(parsed.data).toEqual(answer.json);
}

export function expectProblem(answer: Answer): void {
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.json).toMatchObject({
    type: `urn:rollcall:problem:${answer.json.code}`,
    title: expect.stringMatching(/\w/),
    status: answer.status,
    code: expect.stringMatching(/^[a-z-]+$/),
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  // Only a fault of ours leaves a person with nothing to do but to report it.
  if (answer.json.code !== 'internal') expect(answer.json.remedy).toEqual(expect.stringMatching(/\w/));
}

/** Whether `/connectors/okta` is of `/connectors/:connector`. */
function matches(declared: string, path: string): boolean {
  const pattern = declared.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path.replace(/\?.*$/, ''));
}
