import { setImmediate as turn } from 'node:timers/promises';
import { mergeReads } from './merge-reads';

describe('mergeReads', () => {
  it('yields what all producers emit, in the order it came', async () => {
    const seen: number[] = [];
    for await (const event of mergeReads<number>(async (emit) => {
      await Promise.all([emit([1, 2]), turn().then(() => emit([3]))]);
    })) {
      seen.push(event);
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('throws what went wrong after everything emitted before', async () => {
    const seen: number[] = [];
    const read = async () => {
      for await (const event of mergeReads<number>(async (emit) => {
        await emit([1]);
        throw new Error('broken');
      })) {
        seen.push(event);
      }
    };
    await expect(read()).rejects.toThrow('broken');
    expect(seen).toEqual([1]);
  });

  it('makes producers wait for a consumer that is slow', async () => {
    let emitted = 0;
    const read = mergeReads<number>(async (emit) => {
      for (let page = 0; page < 100; page += 1) {
        await emit(Array(1_000).fill(page));
        emitted += 1;
      }
    });
    await read.next();
    for (let turns = 0; turns < 200; turns += 1) await turn();
    expect(emitted).toBeLessThan(15);
    let rest = 1;
    for await (const _ of read) rest += 1;
    expect(rest).toBe(100_000);
  });

  it('stops the producers when the consumer leaves, and waits until they have', async () => {
    let ended = false;
    const read = mergeReads<number>(async (emit, signal) => {
      for (let page = 0; !signal.aborted; page += 1) {
        await emit([page]);
        await turn();
      }
      await turn();
      ended = true;
    });
    for await (const _ of read) break;
    expect(ended).toBe(true);
  });
});
