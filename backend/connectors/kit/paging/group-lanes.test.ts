import { GroupLanes } from './group-lanes';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('lanes for groups beside lists', () => {
  it('leave each list a lane, keep two in store, and take a lane over when its list was read', async () => {
    const lanes = new GroupLanes(4, 2);
    let running = 0;
    const ends: (() => void)[] = [];
    const work = Array.from({ length: 9 }, () =>
      lanes.run(async () => {
        running += 1;
        await new Promise<void>((resolve) => ends.push(resolve));
        running -= 1;
      }),
    );
    const seen: number[] = [];
    for (let freed = 0; freed < 4; freed += 1) {
      await turn();
      seen.push(running);
      lanes.freeOne();
    }
    // Never more than there are, however often a lane is given back.
    expect(seen).toEqual([4, 5, 6, 6]);
    while (ends.length > 0) {
      ends.pop()?.();
      await turn();
    }
    await Promise.all(work);
  });

  it('are one at least', async () => {
    expect(await new GroupLanes(1, 2).run(async () => 'done')).toBe('done');
  });
});
