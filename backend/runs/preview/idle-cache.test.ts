import { createIdleCache } from './idle-cache';

describe('createIdleCache', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function counting() {
    let loads = 0;
    return { load: async () => ++loads, loads: () => loads };
  }

  it('loads once for one version, also for those who ask meanwhile', async () => {
    const cache = createIdleCache<number>({ idleMs: 60_000, most: 2 });
    const { load, loads } = counting();
    expect(await Promise.all([cache.get('a', '1', load), cache.get('a', '1', load)])).toEqual([1, 1]);
    expect(await cache.get('a', '2', load)).toBe(2);
    expect(loads()).toBe(2);
  });

  it('forgets after the time nobody asked', async () => {
    const cache = createIdleCache<number>({ idleMs: 60_000, most: 2 });
    const { load } = counting();
    await cache.get('a', '1', load);
    jest.advanceTimersByTime(40_000);
    expect(await cache.get('a', '1', load)).toBe(1);
    jest.advanceTimersByTime(40_000);
    expect(await cache.get('a', '1', load)).toBe(1);
    jest.advanceTimersByTime(60_000);
    expect(await cache.get('a', '1', load)).toBe(2);
  });

  it('tells what it has without loading anything', async () => {
    const cache = createIdleCache<number>({ idleMs: 60_000, most: 2 });
    const { load } = counting();
    expect(cache.peek('a', '1')).toBeNull();
    await cache.get('a', '1', load);
    expect(await cache.peek('a', '1')).toBe(1);
    expect(cache.peek('a', '2')).toBeNull();
    cache.clear();
  });

  it('keeps no more than it may, and no failure', async () => {
    const cache = createIdleCache<number>({ idleMs: 60_000, most: 1 });
    const { load } = counting();
    await cache.get('a', '1', load);
    await cache.get('b', '1', load);
    expect(await cache.get('a', '1', load)).toBe(3);
    await expect(cache.get('c', '1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('c', '1', load)).toBe(4);
    cache.clear();
    expect(jest.getTimerCount()).toBe(0);
  });
});
