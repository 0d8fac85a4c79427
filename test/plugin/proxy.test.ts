import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunningJira, startJira } from '../jira';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

describe.each(['/jira', ''])('the way to Rollcall through the host of a Jira at "%s"', (contextPath) => {
  let jira: RunningJira;
  let backend: Server;
  let seen: Seen[];
  let streamClosed: Promise<void>;

  beforeAll(async () => {
    backend = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() });
        if (request.url?.endsWith('/events')) {
          response.writeHead(200, { 'Content-Type': 'text/event-stream', Connection: 'keep-alive, X-Hop', 'X-Hop': '1' });
          response.write('data: one\n\n');
          streamClosed = new Promise((resolve) => response.on('close', () => resolve()));
          setTimeout(() => response.write('data: two\n\n'), 50);
          return;
        }
        response.writeHead(201, { 'Content-Type': 'application/json', 'X-Own': 'yes' }).end('{"ok":true}');
      });
    });
    await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
    const { port } = backend.address() as AddressInfo;
    jira = await startJira({ contextPath, backend: `http://127.0.0.1:${port}` });
  });
  beforeEach(() => {
    seen = [];
  });
  afterAll(async () => {
    await jira.close();
    backend.closeAllConnections();
    await new Promise((resolve) => backend.close(resolve));
  });

  it('passes on what is said and leaves the context path away', async () => {
    const response = await fetch(`${jira.loopbackUrl}/rollcall/api/v1/runs?limit=2&q=%20a`, {
      method: 'POST',
      body: '{"kind":"full"}',
      headers: { Authorization: 'Bearer abc', 'Content-Type': 'application/json' },
    });
    expect([response.status, response.headers.get('x-own'), await response.text()]).toEqual([201, 'yes', '{"ok":true}']);
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/rollcall/api/v1/runs?limit=2&q=%20a', body: '{"kind":"full"}' });
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer abc', 'x-forwarded-proto': 'http', 'x-forwarded-for': '127.0.0.1' });
    expect(seen[0]?.headers['x-forwarded-host']).toBe(seen[0]?.headers.host);
  });

  it('lets the cookie through to the exchange of the session only, and no name that the browser made up', async () => {
    const headers = { Cookie: 'JSESSIONID=abc', 'X-Jira-User': 'admin' };
    for (const path of ['v1/session', 'v1/runs', 'v1/sessions'])
      await (await fetch(`${jira.loopbackUrl}/rollcall/api/${path}`, { headers })).text();
    expect(seen.map((request) => request.headers.cookie)).toEqual(['JSESSIONID=abc', undefined, undefined]);
    expect(seen.some((request) => 'x-jira-user' in request.headers)).toBe(false);
  });

  it('passes events on as they come, and tells the backend when the reader goes away', async () => {
    const abort = new AbortController();
    const response = await fetch(`${jira.loopbackUrl}/rollcall/api/v1/events`, { signal: abort.signal });
    expect([response.headers.get('content-type'), response.headers.get('x-hop')]).toEqual(['text/event-stream', null]);
    const reader = response.body?.getReader();
    const read = async (): Promise<string> => Buffer.from((await reader?.read())?.value ?? []).toString();
    expect([await read(), await read()]).toEqual(['data: one\n\n', 'data: two\n\n']);
    abort.abort();
    await streamClosed;
  });

  it('is no way to anything else of the backend', async () => {
    for (const path of ['/rollcall/', '/rollcall/apiary', '/rollcall']) {
      const response = await fetch(`${jira.loopbackUrl}${path}`);
      expect(response.status).toBe(404);
    }
    expect(seen).toEqual([]);
  });

  it('says 502 when Rollcall is down', async () => {
    const up = jira.settings.backend;
    jira.settings.backend = 'http://127.0.0.1:1';
    expect((await fetch(`${jira.loopbackUrl}/rollcall/api/v1/runs`)).status).toBe(502);
    jira.settings.backend = up;
  });
});
