import { keepLease } from './lease-keeper';

const TIMES = { ttlMs: 15_000, renewEveryMs: 4_000 };

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => jest.useRealTimers());

describe('keeping a lease', () => {
  it('renews every four seconds as long as it is wanted', async () => {
    const renew = jest.fn(async () => true);
    const keeper = keepLease(TIMES, performance.now(), renew);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(renew).toHaveBeenCalledTimes(15);
    keeper.end();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(renew).toHaveBeenCalledTimes(15);
    expect(keeper.lost.aborted).toBe(false);
  });

  it('bears errors that pass before the time to live is over', async () => {
    let failing = false;
    const keeper = keepLease(TIMES, performance.now(), async () => {
      if (failing) throw new Error('no connection');
      return true;
    });
    await jest.advanceTimersByTimeAsync(4_500);
    failing = true;
    await jest.advanceTimersByTimeAsync(12_000);
    failing = false;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(keeper.lost.aborted).toBe(false);
    keeper.end();
  });

  it('is lost when the time to live is over, counted from before the last renewal was asked for', async () => {
    const keeper = keepLease(TIMES, performance.now(), async () => Promise.reject(new Error('no connection')));
    await jest.advanceTimersByTimeAsync(14_999);
    expect(keeper.lost.aborted).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(keeper.lost.aborted).toBe(true);
  });

  it('is lost in time when a renewal hangs', async () => {
    const keeper = keepLease(TIMES, performance.now(), () => new Promise(() => {}));
    await jest.advanceTimersByTimeAsync(15_000);
    expect(keeper.lost.aborted).toBe(true);
  });

  it('is lost at once when somebody else has it', async () => {
    const keeper = keepLease(TIMES, performance.now(), async () => false);
    await jest.advanceTimersByTimeAsync(4_000);
    expect(keeper.lost.aborted).toBe(true);
  });
});
