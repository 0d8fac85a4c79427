import { gzipSync } from 'node:zlib';
import { httpRig, json } from '../../../../test/sources/http-rig';
import { RollcallError } from '../../../domain/errors';
import type { OutboundGuard } from '../../../domain/outbound';

const rig = httpRig();

describe('the guarded HTTP client', () => {
  it('connects to the address the guard named, and sends the name it was given', async () => {
    rig.answer = (request, response) =>
      json(response, 200, { host: request.headers.host, url: request.url, agent: request.headers['user-agent'] });
    const { body } = await rig.open().request({ url: '/things', query: { limit: 2 } });
    expect(body).toMatchObject({ host: expect.stringMatching(/^idp\.test:/), url: '/api/things?limit=2', agent: 'Rollcall' });
  });

  it('sends nothing when the guard refuses', async () => {
    const refuse: OutboundGuard = { resolve: () => Promise.reject(new RollcallError('outbound-refused', 'No.')) };
    await expect(rig.open({}, refuse).request({ url: '/x' })).rejects.toMatchObject({ code: 'outbound-refused' });
    expect(rig.count).toBe(0);
  });

  it('sends nothing to another origin, not even through a next link', async () => {
    await expect(rig.open().request({ url: 'http://127.0.0.1:9/x' })).rejects.toMatchObject({ code: 'source-protocol' });
    expect(rig.count).toBe(0);
  });

  it('follows no redirect', async () => {
    rig.answer = (_, response) => json(response, 302, {}, { location: 'http://169.254.169.254/' });
    await expect(rig.open().request({ url: '/x' })).rejects.toMatchObject({
      code: 'source-protocol',
      message: expect.stringContaining('302'),
    });
    expect(rig.count).toBe(1);
  });

  it('keeps connections and never has more requests in flight than lanes', async () => {
    const sockets = new Set<unknown>();
    rig.answer = (request, response) => {
      sockets.add(request.socket);
      setTimeout(() => json(response, 200, 1), 5);
    };
    const client = rig.open({ lanes: 3 });
    await Promise.all(Array.from({ length: 20 }, () => client.request({ url: '/x' })));
    expect({ peak: rig.peak, sockets: sockets.size, calls: client.calls }).toEqual({ peak: 3, sockets: 3, calls: 20 });
  });
});

describe('credentials', () => {
  it('refreshes once for all lanes that were turned away with the same token', async () => {
    let good = 'old';
    let refreshes = 0;
    rig.answer = (request, response) => setTimeout(() => json(response, request.headers.authorization === 'new' ? 200 : 401, {}), 5);
    const client = rig.open({
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
    expect({ refreshes, count: rig.count }).toEqual({ refreshes: 1, count: 20 });
  });

  it('takes the second 401 for an answer', async () => {
    rig.answer = (_, response) => json(response, 401, {});
    await expect(rig.open({ authorize: async () => ({ Authorization: 'x' }) }).request({ url: '/x' })).rejects.toMatchObject({
      code: 'source-auth',
    });
    expect(rig.count).toBe(2);
  });
});

describe('what is no data', () => {
  it.each([
    ['a web page with 200', 'text/html; charset=utf-8', '<title>Sign in do-not-show</title>'],
    ['another content type', 'text/plain', '[]'],
    ['JSON cut short', 'application/json', '[{"a": "do-not-show'],
  ])('refuses %s', async (_, type, text) => {
    rig.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': type });
      response.end(text);
    };
    const failure: unknown = await rig
      .open()
      .request({ url: '/x' })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'source-protocol' });
    expect(String(failure) + String((failure as Error).cause)).not.toContain('do-not-show');
    expect(rig.count).toBe(1);
  });

  it('accepts other JSON types, and an empty reply as nothing', async () => {
    rig.answer = (_, response, number) => {
      response.writeHead(number === 1 ? 200 : 204, { 'content-type': 'application/scim+json;charset=utf-8' });
      response.end(number === 1 ? '{"a":1}' : undefined);
    };
    const client = rig.open();
    expect((await client.request({ url: '/x' })).body).toEqual({ a: 1 });
    expect((await client.request({ url: '/x' })).body).toBeUndefined();
  });

  it('counts the bytes after unpacking, so that a small reply cannot become a huge one', async () => {
    rig.answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync(`"${'a'.repeat(5_000_000)}"`));
    };
    await expect(rig.open({ maxBytes: 100_000 }).request({ url: '/x' })).rejects.toMatchObject({ code: 'source-limit' });
    expect(rig.count).toBe(1);
  });

  it('hands statuses back that the caller handles itself, with their JSON', async () => {
    rig.answer = (_, response) => json(response, 404, { errorCode: 'E1' });
    expect(await rig.open().request({ url: '/x', accept: [404] })).toMatchObject({ status: 404, body: { errorCode: 'E1' } });
  });
});
