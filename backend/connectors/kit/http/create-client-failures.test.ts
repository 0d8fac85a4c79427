import { httpRig, json } from '../../../../test/sources/http-rig';

const rig = httpRig();

describe('repeating', () => {
  it.each([408, 425, 500, 502, 503])('repeats a GET after %i, with growing jittered waits', async (status) => {
    rig.answer = (_, response, number) => json(response, number < 4 ? status : 200, number);
    expect((await rig.open().request({ url: '/x' })).body).toBe(4);
    expect(rig.slept).toEqual([250, 500, 1_000]);
  });

  it('gives up after its tries and says nothing of the body', async () => {
    rig.answer = (_, response) => json(response, 500, { secret: 'do-not-show' });
    await expect(rig.open({ attempts: 3 }).request({ url: '/x' })).rejects.toMatchObject({
      code: 'source-unreachable',
      retry: 'later',
      message: expect.not.stringContaining('do-not-show'),
    });
    expect(rig.count).toBe(3);
  });

  it('sends a POST once, unless it is said to be repeatable', async () => {
    rig.answer = (_, response) => json(response, 503, {});
    await expect(rig.open().request({ method: 'POST', url: '/x', json: { a: 1 } })).rejects.toMatchObject({ code: 'source-unreachable' });
    expect(rig.count).toBe(1);
    await expect(rig.open().request({ method: 'POST', url: '/x', form: { a: 'b' }, repeatable: true })).rejects.toThrow();
    expect(rig.count).toBe(6);
  });

  it('repeats when the connection is cut before or in the middle of the reply', async () => {
    rig.answer = (request, response, number) => {
      if (number === 1) return request.socket.destroy();
      if (number === 2) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('[1,');
        return setTimeout(() => request.socket.destroy(), 5);
      }
      return json(response, 200, 'whole');
    };
    expect((await rig.open().request({ url: '/x' })).body).toBe('whole');
    expect(rig.count).toBe(3);
  });

  it('does not repeat what will never succeed', async () => {
    rig.answer = (_, response) => json(response, 400, {});
    await expect(rig.open().request({ url: '/x' })).rejects.toMatchObject({ code: 'source-protocol' });
    expect(rig.count).toBe(1);
  });
});

describe('being asked to wait', () => {
  it.each([
    ['seconds', '7', 7_000],
    ['nothing usable', '-1', 500],
  ])('waits as Retry-After says: %s', async (_, value, wait) => {
    rig.answer = (_request, response, number) => json(response, number === 1 ? 429 : 200, number, { 'retry-after': value });
    expect((await rig.open().request({ url: '/x' })).body).toBe(2);
    expect(rig.slept[0]).toBeGreaterThanOrEqual(wait);
    expect(rig.slept[0]).toBeLessThan(wait + 1_001);
  });

  it('holds every lane back while one was asked to wait', async () => {
    rig.answer = (_, response, number) => json(response, number === 1 ? 429 : 200, number, { 'retry-after': '30' });
    const client = rig.open({ lanes: 1 });
    await Promise.all([client.request({ url: '/a' }), client.request({ url: '/b' })]);
    expect(rig.slept.filter((ms) => ms >= 30_000)).toHaveLength(1);
  });

  it('gives up when the wait is longer than a read may stand still, and tells when to come back', async () => {
    rig.answer = (_, response) => json(response, 429, {}, { 'retry-after': '86400' });
    await expect(rig.open().request({ url: '/x' })).rejects.toMatchObject({
      code: 'source-rate-limited',
      retry: 'later',
      retryAfterMs: 86_400_000,
    });
    expect(rig.slept).toEqual([]);
  });

  it('slows down before it is turned away when the vendor says how much is left', async () => {
    rig.answer = (_, response, number) => json(response, 200, number, { 'x-left': number === 1 ? '0' : '9' });
    const client = rig.open({ pacing: ({ headers }) => (headers['x-left'] === '0' ? 12_000 : null) });
    await client.request({ url: '/x' });
    expect(rig.slept).toEqual([]);
    await client.request({ url: '/x' });
    // What is left of the pause when the second request comes: the clock runs on between the two.
    expect(rig.slept).toHaveLength(1);
    expect(rig.slept[0]).toBeGreaterThan(12_000);
    expect(rig.slept[0]).toBeLessThanOrEqual(12_500);
  });
});

describe('deadlines', () => {
  it('ends an exchange in which nothing comes', async () => {
    rig.answer = () => undefined;
    await expect(rig.open({ silenceMs: 60, attempts: 1 }).request({ url: '/x' })).rejects.toMatchObject({ code: 'source-unreachable' });
  });

  it('ends an exchange that drips on without end', async () => {
    rig.answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 10);
      response.once('close', () => clearInterval(timer));
    };
    const failure = rig.open({ timeoutMs: 120, attempts: 1 }).request({ url: '/x' });
    await expect(failure).rejects.toMatchObject({ code: 'source-unreachable', message: expect.stringContaining('in time') });
  });

  it('stops at once when the host says so, and sends nothing more', async () => {
    rig.answer = () => rig.stop.abort();
    const client = rig.open();
    const waiting = client.request({ url: '/x' });
    await expect(waiting).rejects.toMatchObject({ code: 'stopped' });
    await expect(client.request({ url: '/x' })).rejects.toMatchObject({ code: 'stopped' });
    expect(rig.count).toBe(1);
  });

  it('stops one request by its own signal and leaves the others alone', async () => {
    rig.answer = (request, response) => {
      if (request.url === '/api/quick') json(response, 200, 'here');
    };
    const client = rig.open();
    const own = new AbortController();
    const slow = client.request({ url: '/slow', signal: own.signal });
    setTimeout(() => own.abort(), 20);
    await expect(slow).rejects.toMatchObject({ code: 'stopped' });
    expect((await client.request({ url: '/quick' })).body).toBe('here');
  });

  it('names the host that is not there', async () => {
    const { port } = rig;
    const client = rig.open({ baseUrl: `http://idp.test:${port === 1 ? 2 : 1}`, attempts: 2 });
    await expect(client.request({ url: '/x' })).rejects.toMatchObject({
      code: 'source-unreachable',
      message: expect.stringContaining('refuses connections'),
    });
    expect(client.calls).toBe(2);
  });
});
