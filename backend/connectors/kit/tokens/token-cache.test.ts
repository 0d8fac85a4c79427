import { createTokenCache } from './token-cache';

function cacheWith(lifetimeMs: number) {
  let now = 0;
  let fetched = 0;
  const clock = { now: () => now, sleep: async () => undefined };
  const cache = createTokenCache(clock, async () => {
    fetched += 1;
    await Promise.resolve();
    return { value: `token ${fetched}`, lifetimeMs };
  });
  return { cache, pass: (ms: number) => (now += ms), fetched: () => fetched };
}

describe('the token cache', () => {
  it('fetches once, however many ask at the same time', async () => {
    const { cache, fetched } = cacheWith(3_600_000);
    expect(await Promise.all(Array.from({ length: 20 }, () => cache.get(false)))).toEqual(Array(20).fill('token 1'));
    expect(fetched()).toBe(1);
  });

  it('renews a minute before the end', async () => {
    const { cache, pass } = cacheWith(3_600_000);
    await cache.get(false);
    pass(3_539_999);
    expect(await cache.get(false)).toBe('token 1');
    pass(1);
    expect(await cache.get(false)).toBe('token 2');
  });

  it('uses a short-lived token for half its life', async () => {
    const { cache, pass } = cacheWith(20_000);
    await cache.get(false);
    pass(9_999);
    expect(await cache.get(false)).toBe('token 1');
    pass(1);
    expect(await cache.get(false)).toBe('token 2');
  });

  it('fetches another when the one it has was refused', async () => {
    const { cache } = cacheWith(3_600_000);
    await cache.get(false);
    expect(await cache.get(true)).toBe('token 2');
  });

  it('tries again after a failure', async () => {
    let tries = 0;
    const clock = { now: () => 0, sleep: async () => undefined };
    const cache = createTokenCache(clock, async () => {
      tries += 1;
      if (tries === 1) throw new Error('down');
      return { value: 'good', lifetimeMs: 1_000 };
    });
    await expect(cache.get(false)).rejects.toThrow('down');
    expect(await cache.get(false)).toBe('good');
  });
});
