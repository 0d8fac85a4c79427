import { openTestStore, type TestStore } from './postgres';
import { newRun, takeLease } from './run-fixture';
import { firstSync } from './sample-operations';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const pages = async <T>(read: (after: string | null) => Promise<{ items: readonly T[]; next: string | null }>) => {
  const all: T[][] = [];
  for (let after: string | null = null; ; ) {
    const page = await read(after);
    all.push([...page.items]);
    if (page.next === null) return all;
    after = page.next;
  }
};

describe('the list of runs', () => {
  it('has the newest first, page by page, narrowed by connector and state', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift(await newRun(store));
    await newRun(store, 'other');
    const read = (after: string | null) => store.runs.list({ connectorId: 'okta', limit: 2, ...(after === null ? {} : { after }) });
    expect((await pages(read)).map((page) => page.map(({ id }) => id))).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
    expect((await store.runs.list({ states: ['done'] })).items).toEqual([]);
    expect((await store.runs.list({ states: ['done', 'queued'] })).items).toHaveLength(6);
  });

  it('gives a run back as it was changed', async () => {
    const id = await newRun(store);
    const lease = await takeLease(store, 'connector:okta');
    const change = {
      state: 'partial' as const,
      finishedAt: '2026-02-03T04:05:06.007Z',
      planHash: 'h',
      counts: {
        planned: { 'add-member': 2 },
        outcome: { applied: 1 },
        managed: { people: 1, groups: 2, memberships: 3 },
        inScope: 4,
        unchanged: 5,
        problems: 6,
        withheld: 7,
      },
      brakes: [{ brake: 'empty-read' as const, message: 'm', planned: 1, limit: 0, managed: 9 }],
      error: { code: 'internal' as const, message: 'x', retry: 'later' as const, blame: 'us' as const },
      errorId: 'e',
      sourceCalls: 1,
      targetReads: 2,
      targetWrites: 3_000_000_000,
      approvedBy: 'ann',
      approvedAt: '2026-02-03T04:05:06.000Z',
    };
    expect(await store.runs.update(lease, id, change)).toMatchObject(change);
    expect(await store.runs.get(id)).toMatchObject({
      ...change,
      connectorId: 'okta',
      kind: 'full',
      trigger: 'cli',
      actor: 'cli',
      person: null,
    });
    await expect(store.runs.update(lease, 'nowhere', change)).rejects.toMatchObject({ code: 'not-found' });
    await lease.release();
  });
});

describe('retention of runs', () => {
  it('takes finished old runs with their operations, and keeps the newest of each connector and the unfinished', async () => {
    const lease = await takeLease(store, 'connector:okta');
    const old = { finishedAt: '2020-01-01T00:00:00.000Z' };
    const [first, unfinished, recent, last, lonely] = [
      await newRun(store),
      await newRun(store),
      await newRun(store),
      await newRun(store),
      await newRun(store, 'other'),
    ];
    await store.journal.savePlan(lease, first, { operations: firstSync(12_000, 1, 1), held: () => false, problems: [], withheld: [] }, {});
    await store.runs.update(lease, first, { state: 'done', ...old });
    await store.runs.update(lease, unfinished, { state: 'applying' });
    await store.runs.update(lease, recent, { state: 'done', finishedAt: new Date().toISOString() });
    await store.runs.update(lease, last, { state: 'done', ...old });
    await store.runs.update(lease, lonely, { state: 'failed', ...old });
    expect(await store.runs.purge('2021-01-01T00:00:00Z')).toBe(1);
    expect((await store.runs.list({})).items.map(({ id }) => id)).toEqual([lonely, last, recent, unfinished]);
    expect(await store.query('select count(*)::int as left_over from operations')).toEqual([{ left_over: 0 }]);
    expect(await store.runs.purge('2021-01-01T00:00:00Z')).toBe(0);
    await lease.release();
  });

  it('finishes what a crash left over', async () => {
    const lease = await takeLease(store, 'connector:okta');
    const run = await newRun(store);
    await store.journal.savePlan(lease, run, { operations: firstSync(10, 1, 1), held: () => false, problems: [], withheld: [] }, {});
    await store.query('with gone as (delete from runs returning no) insert into purged_runs select no from gone');
    await store.runs.purge('2021-01-01T00:00:00Z');
    expect(await store.query('select count(*)::int as left_over from operations')).toEqual([{ left_over: 0 }]);
    await lease.release();
  });
});

describe('the audit log', () => {
  it('is read from the newest, page by page', async () => {
    for (let i = 1; i <= 5; i++) await store.audit.write({ actor: 'ann', action: 'did', subject: String(i), detail: { i } });
    expect((await pages((after) => store.audit.list(after, 2))).map((page) => page.map(({ subject }) => subject))).toEqual([
      ['5', '4'],
      ['3', '2'],
      ['1'],
    ]);
  });

  it('refuses every change, even by hand', async () => {
    await store.audit.write({ actor: 'ann', action: 'did', subject: 's', detail: {} });
    await expect(store.query(`update audit set actor = 'eve'`)).rejects.toThrow('only grows');
    await expect(store.query('delete from audit')).rejects.toThrow('only grows');
    await expect(store.query('truncate audit')).rejects.toThrow('only grows');
  });

  it('lets go what is older than the retention', async () => {
    await store.query(
      `insert into audit (at, actor, action, subject, detail) select '2020-01-01', 'a', 'b', 'c', '{}' from generate_series(1, 6000)`,
    );
    await store.audit.write({ actor: 'ann', action: 'did', subject: 'kept', detail: {} });
    expect(await store.audit.purge('2021-01-01T00:00:00Z')).toBe(6_000);
    expect((await store.audit.list(null, 10)).items.map(({ subject }) => subject)).toEqual(['kept']);
  });
});
