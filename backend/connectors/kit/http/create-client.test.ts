import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { RollcallError } from '../../../domain/errors';
import type { OutboundGuard } from '../../../domain/outbound';
import type { HttpClient, HttpClientOptions } from './client';
import { createHttpClient } from './create-client';

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

let server: Server;
let answer: Answer;
let count = 0;
let inFlight = 0;
let peak = 0;
const clients: HttpClient[] = [];
const slept: number[] = [];
const stop = { controller: new AbortController() };

const loopback: OutboundGuard = { resolve: async () => [{ address: '127.0.0.1', family: 4 }] };

function open(options: Partial<HttpClientOptions> = {}, guard: OutboundGuard = loopback): HttpClient {
  let ahead = 0;
  const clock = {
    now: () => Date.now() + ahead,
    sleep: async (ms: number) => {
      slept.push(ms);
      ahead += ms;
    },
  };
  const { port } = server.address() as AddressInfo;
  const client = createHttpClient(
    { guard, clock, log: pino({ level: 'silent' }), signal: stop.controller.signal, random: () => 0.5 },
    { baseUrl: `http://idp.test:${port}/api`, ...options },
  );
  clients.push(client);
  return client;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    count += 1;
    inFlight += 1;
    peak = Math.max(peak, inFlight);
    response.once('close', () => {
      inFlight -= 1;
    });
    answer(request, response, count);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

beforeEach(() => {
  count = 0;
  peak = 0;
  slept.length = 0;
  stop.controller = new AbortController();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('the guarded HTTP client', () => {
  it('connects to the address the guard named, and sends the name it was given', async () => {
    answer = (request, response) =>
      json(response, 200, { host: request.headers.host, url: request.url, agent: request.headers['user-agent'] });
    const { body } = await open().request({ url: '/things', query: { limit: 2 } });
    expect(body).toMatchObject({ host: expect.stringMatching(/^idp\.test:/), url: '/api/things?limit=2', agent: 'Rollcall' });
  });

  it('sends nothing when the guard refuses', async () => {
    const refuse: OutboundGuard = { resolve: () => Promise.reject(new RollcallError('outbound-refused', 'No.')) };
    await expect(open({}, refuse).request({ url: '/x' })).rejects.toMatchObject({ code: 'outbound-refused' });
    expect(count).toBe(0);
  });

  it('sends nothing to another origin, not even through a next link', async () => {
    await expect(open().request({ url: 'http://127.0.0.1:9/x' })).rejects.toMatchObject({ code: 'source-protocol' });
    expect(count).toBe(0);
  });

  it('follows no redirect', async () => {
    answer = (_, response) => json(response, 302, {}, { location: 'http://169.254.169.254/' });
    await expect(open().request({ url: '/x' })).rejects.toMatchObject({ code: 'source-protocol', message: expect.stringContaining('302') });
    expect(count).toBe(1);
  });

  it('keeps connections and never has more requests in flight than lanes', async () => {
    const sockets = new Set<unknown>();
    answer = (request, response) => {
      sockets.add(request.socket);
      setTimeout(() => json(response, 200, 1), 5);
    };
    const client = open({ lanes: 3 });
    await Promise.all(Array.from({ length: 20 }, () => client.request({ url: '/x' })));
    expect({ peak, sockets: sockets.size, calls: client.calls }).toEqual({ peak: 3, sockets: 3, calls: 20 });
  });
});

describe('repeating', () => {
  it.each([408, 425, 500, 502, 503])('repeats a GET after %i, with growing jittered waits', async (status) => {
    answer = (_, response, number) => json(response, number < 4 ? status : 200, number);
    expect((await open().request({ url: '/x' })).body).toBe(4);
    expect(slept).toEqual([250, 500, 1_000]);
  });

  it('gives up after its tries and says nothing of the body', async () => {
    answer = (_, response) => json(response, 500, { secret: 'do-not-show' });
    await expect(open({ attempts: 3 }).request({ url: '/x' })).rejects.toMatchObject({
      code: 'source-unreachable',
      retry: 'later',
      message: expect.not.stringContaining('do-not-show'),
    });
    expect(count).toBe(3);
  });

  it('sends a POST once, unless it is said to be repeatable', async () => {
    answer = (_, response) => json(response, 503, {});
    await expect(open().request({ method: 'POST', url: '/x', json: { a: 1 } })).rejects.toMatchObject({ code: 'source-unreachable' });
    expect(count).toBe(1);
    await expect(open().request({ method: 'POST', url: '/x', form: { a: 'b' }, repeatable: true })).rejects.toThrow();
    expect(count).toBe(6);
  });

  it('repeats when the connection is cut before or in the middle of the reply', async () => {
    answer = (request, response, number) => {
      if (number === 1) return request.socket.destroy();
      if (number === 2) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('[1,');
        return setTimeout(() => request.socket.destroy(), 5);
      }
      return json(response, 200, 'whole');
    };
    expect((await open().request({ url: '/x' })).body).toBe('whole');
    expect(count).toBe(3);
  });

  it('does not repeat what will never succeed', async () => {
    answer = (_, response) => json(response, 400, {});
    await expect(open().request({ url: '/x' })).rejects.toMatchObject({ code: 'source-protocol' });
    expect(count).toBe(1);
  });
});

describe('being asked to wait', () => {
  it.each([
    ['seconds', '7', 7_000],
    ['nothing usable', '-1', 500],
  ])('waits as Retry-After says: %s', async (_, value, wait) => {
    answer = (_request, response, number) => json(response, number === 1 ? 429 : 200, number, { 'retry-after': value });
    expect((await open().request({ url: '/x' })).body).toBe(2);
    expect(slept[0]).toBeGreaterThanOrEqual(wait);
    expect(slept[0]).toBeLessThan(wait + 1_001);
  });

  it('holds every lane back while one was asked to wait', async () => {
    answer = (_, response, number) => json(response, number === 1 ? 429 : 200, number, { 'retry-after': '30' });
    const client = open({ lanes: 1 });
    await Promise.all([client.request({ url: '/a' }), client.request({ url: '/b' })]);
    expect(slept.filter((ms) => ms >= 30_000)).toHaveLength(1);
  });

  it('gives up when the wait is longer than a read may stand still, and tells when to come back', async () => {
    answer = (_, response) => json(response, 429, {}, { 'retry-after': '86400' });
    await expect(open().request({ url: '/x' })).rejects.toMatchObject({
      code: 'source-rate-limited',
      retry: 'later',
      retryAfterMs: 86_400_000,
    });
    expect(slept).toEqual([]);
  });

  it('slows down before it is turned away when the vendor says how much is left', async () => {
    answer = (_, response, number) => json(response, 200, number, { 'x-left': number === 1 ? '0' : '9' });
    const client = open({ pacing: ({ headers }) => (headers['x-left'] === '0' ? 12_000 : null) });
    await client.request({ url: '/x' });
    expect(slept).toEqual([]);
    await client.request({ url: '/x' });
    // What is left of the pause when the second request comes: the clock runs on between the two.
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThan(12_000);
    expect(slept[0]).toBeLessThanOrEqual(12_500);
  });
});

describe('credentials', () => {
  it('refreshes once for all lanes that were turned away with the same token', async () => {
    let good = 'old';
    let refreshes = 0;
    answer = (request, response) => setTimeout(() => json(response, request.headers.authorization === 'new' ? 200 : 401, {}), 5);
    const client = open({
      lanes: 10,
      authorize: async (fresh) => {
        if (fresh) {
          refreshes += 1;
          good = 'new';
        }
        return { Authorization: good };
      },
    });
    await Promise.all(Array.from({ length: 10 }, () => client.request({ url: '/x' })));
    expect({ refreshes, count }).toEqual({ refreshes: 1, count: 20 });
  });

  it('takes the second 401 for an answer', async () => {
    answer = (_, response) => json(response, 401, {});
    await expect(open({ authorize: async () => ({ Authorization: 'x' }) }).request({ url: '/x' })).rejects.toMatchObject({
      code: 'source-auth',
    });
    expect(count).toBe(2);
  });
});

describe('what is no data', () => {
  it.each([
    ['a web page with 200', 'text/html; charset=utf-8', '<title>Sign in do-not-show</title>'],
    ['another content type', 'text/plain', '[]'],
    ['JSON cut short', 'application/json', '[{"a": "do-not-show'],
  ])('refuses %s', async (_, type, text) => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': type });
      response.end(text);
    };
    const failure: unknown = await open()
      .request({ url: '/x' })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'source-protocol' });
    expect(String(failure) + String((failure as Error).cause)).not.toContain('do-not-show');
    expect(count).toBe(1);
  });

  it('accepts other JSON types, and an empty reply as nothing', async () => {
    answer = (_, response, number) => {
      response.writeHead(number === 1 ? 200 : 204, { 'content-type': 'application/scim+json;charset=utf-8' });
      response.end(number === 1 ? '{"a":1}' : undefined);
    };
    const client = open();
    expect((await client.request({ url: '/x' })).body).toEqual({ a: 1 });
    expect((await client.request({ url: '/x' })).body).toBeUndefined();
  });

  it('counts the bytes after unpacking, so that a small reply cannot become a huge one', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync(`"${'a'.repeat(5_000_000)}"`));
    };
    await expect(open({ maxBytes: 100_000 }).request({ url: '/x' })).rejects.toMatchObject({ code: 'source-limit' });
    expect(count).toBe(1);
  });

  it('hands statuses back that the caller handles itself, with their JSON', async () => {
    answer = (_, response) => json(response, 404, { errorCode: 'E1' });
    expect(await open().request({ url: '/x', accept: [404] })).toMatchObject({ status: 404, body: { errorCode: 'E1' } });
  });
});

describe('deadlines', () => {
  it('ends an exchange in which nothing comes', async () => {
    answer = () => undefined;
    await expect(open({ silenceMs: 60, attempts: 1 }).request({ url: '/x' })).rejects.toMatchObject({ code: 'source-unreachable' });
  });

  it('ends an exchange that drips on without end', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 10);
      response.once('close', () => clearInterval(timer));
    };
    const failure = open({ timeoutMs: 120, attempts: 1 }).request({ url: '/x' });
    await expect(failure).rejects.toMatchObject({ code: 'source-unreachable', message: expect.stringContaining('in time') });
  });

  it('stops at once when the host says so, and sends nothing more', async () => {
    answer = () => stop.controller.abort();
    const client = open();
    const waiting = client.request({ url: '/x' });
    await expect(waiting).rejects.toMatchObject({ code: 'stopped' });
    await expect(client.request({ url: '/x' })).rejects.toMatchObject({ code: 'stopped' });
    expect(count).toBe(1);
  });

  it('stops one request by its own signal and leaves the others alone', async () => {
    answer = (request, response) => {
      if (request.url === '/api/quick') json(response, 200, 'here');
    };
    const client = open();
    const own = new AbortController();
    const slow = client.request({ url: '/slow', signal: own.signal });
    setTimeout(() => own.abort(), 20);
    await expect(slow).rejects.toMatchObject({ code: 'stopped' });
    expect((await client.request({ url: '/quick' })).body).toBe('here');
  });

  it('names the host that is not there', async () => {
    const { port } = server.address() as AddressInfo;
    const client = open({ baseUrl: `http://idp.test:${port === 1 ? 2 : 1}`, attempts: 2 });
    await expect(client.request({ url: '/x' })).rejects.toMatchObject({
      code: 'source-unreachable',
      message: expect.stringContaining('refuses connections'),
    });
    expect(client.calls).toBe(2);
  });
});
