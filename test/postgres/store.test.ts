import { openTestStore, type TestStore } from './postgres';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

describe('a new store', () => {
  it('answers', async () => {
    await store.ping();
  });

  it('has default settings at version 0', async () => {
    expect(await store.settings.get()).toMatchObject({ version: 0, value: { jira: null } });
  });

  it('runs an empty run from start to end', async () => {
    const run = await store.runs.create({ id: 'r1', connectorId: 'okta', kind: 'full', trigger: 'cli', actor: 'cli', person: null });
    const lease = await store.leases.acquire('connector:okta', 'run r1');
    if (!('token' in lease)) throw new Error('not free');
    await store.journal.savePlan(
      lease,
      run.id,
      {
        operations: [{ id: 'create-group:a', kind: 'create-group', group: 'a', reason: { code: 'group-missing' } }],
        held: () => false,
        problems: [],
        withheld: [],
      },
      { state: 'applying', planHash: 'h' },
    );
    const [entry] = await store.journal.next(run.id, -1, 10);
    expect(entry).toMatchObject({ seq: 0, state: 'planned', operation: { id: 'create-group:a', group: 'a' } });
    await store.journal.started(lease, run.id, [0]);
    await store.journal.outcomes(lease, run.id, [{ seq: 0, state: 'applied', attempts: 1 }], [], []);
    expect(await store.journal.counts(run.id)).toEqual({ applied: 1 });
    await store.runs.update(lease, run.id, { state: 'done', finishedAt: new Date().toISOString() });
    await lease.release();
  });
});
