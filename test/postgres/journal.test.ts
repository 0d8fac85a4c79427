import type { Link } from '../../backend/domain/link';
import type { Operation } from '../../backend/domain/plan/operation';
import type { Lease } from '../../backend/store/store';
import { openTestStore, type TestStore } from './postgres';
import { newRun, takeLease } from './run-fixture';
import { firstSync, membership } from './sample-operations';

let store: TestStore;
let lease: Lease;
beforeAll(async () => {
  store = await openTestStore();
  lease = await takeLease(store, 'connector:okta');
});
afterAll(async () => {
  await lease.release();
  await store.close();
});

const save = (runId: string, operations: Iterable<Operation>, held: (operation: Operation) => boolean = () => false) =>
  store.journal.savePlan(lease, runId, { operations, held, problems: [], withheld: [] }, { state: 'applying', planHash: 'hash' });

const ann = { sourceId: 'ann-1', userKey: 'JIRAUSER1', userName: 'ann' };
const bob = { sourceId: 'bob-2', userKey: null, userName: 'Bob.Müller' };

const link = (sourceId: string, over: Partial<Link> = {}): Link => ({
  sourceId,
  userKey: `key-${sourceId}`,
  applied: { name: sourceId, displayName: 'Some One', email: 'some@corp.example', active: true, properties: {} },
  grantedGroups: ['staff'],
  createdByUs: true,
  leftAt: null,
  verifiedAt: '2026-01-02T03:04:05.678Z',
  ...over,
});

describe('a stored plan', () => {
  it('comes back in its order with the held operations held', async () => {
    const run = await newRun(store);
    const operations = [membership('add-member', ann, 'a'), membership('add-member', bob, 'b'), membership('remove-member', ann, 'c')];
    await save(run, operations, ({ kind }) => kind === 'remove-member');
    const { items } = await store.journal.list(run, {});
    expect(items.map(({ operation }) => operation)).toEqual(operations);
    expect(items.map(({ seq, state }) => [seq, state])).toEqual([
      [0, 'planned'],
      [1, 'planned'],
      [2, 'held'],
    ]);
    expect(await store.runs.get(run)).toMatchObject({ state: 'applying', planHash: 'hash' });
  });

  it('is there whole or not at all', async () => {
    const run = await newRun(store);
    function* breaking(): Generator<Operation> {
      yield* firstSync(5_000, 10, 1);
      throw new Error('out of operations');
    }
    await expect(save(run, breaking())).rejects.toThrow('out of operations');
    expect(await store.journal.counts(run)).toEqual({});
    expect(await store.runs.get(run)).toMatchObject({ state: 'queued', planHash: null });
  });

  it('replaces what an interrupted attempt stored', async () => {
    const run = await newRun(store);
    await save(run, firstSync(20, 2, 1));
    await save(run, [membership('add-member', ann, 'a')]);
    expect(await store.journal.counts(run)).toEqual({ planned: 1 });
  });

  it('keeps its problems and what was withheld', async () => {
    const run = await newRun(store);
    const problems = [
      { code: 'username-conflict' as const, at: { kind: 'user' as const, id: 'x' }, message: 'Two people.', remedy: 'Rename one.' },
    ];
    const withheld = [{ kind: 'remove-member' as const, because: 'members-read-incomplete' as const, count: 3, group: 'g' }];
    await store.journal.savePlan(lease, run, { operations: [], held: () => false, problems, withheld }, {});
    expect(await store.journal.problems(run)).toEqual({ problems, withheld });
  });

  it('of a first sync of 10,000 people is stored in less than 1.5 s', async () => {
    const run = await newRun(store);
    const from = performance.now();
    await save(run, firstSync(10_000, 500, 5));
    const took = Math.round(performance.now() - from);
    expect(await store.journal.counts(run)).toEqual({ planned: 60_500 });
    process.stdout.write(`60,500 operations stored in ${took} ms\n`);
    // Three times the goal: the machine that runs the tests does other work as well.
    expect(took).toBeLessThan(4_500);
  });
});

describe('the next operations', () => {
  it('are those planned and those started but never finished, in order', async () => {
    const run = await newRun(store);
    await save(run, firstSync(4, 1, 1), ({ kind }) => kind === 'create-group');
    await store.journal.started(lease, run, [0, 1]);
    await store.journal.outcomes(lease, run, [{ seq: 0, state: 'applied', attempts: 1 }], [], []);
    const next = await store.journal.next(run, -1, 100);
    expect(next.map(({ seq, state }) => [seq, state])).toEqual([
      [1, 'started'],
      [2, 'planned'],
      [3, 'planned'],
      [5, 'planned'],
      [6, 'planned'],
      [7, 'planned'],
      [8, 'planned'],
    ]);
    expect((await store.journal.next(run, 3, 2)).map(({ seq }) => seq)).toEqual([5, 6]);
  });

  it('are found behind any number of finished ones', async () => {
    const run = await newRun(store);
    await save(run, firstSync(9_000, 1, 0));
    await store.query(`update operations set state = 'applied' where seq < 9000 and run_no = (select no from runs where id = $1)`, [run]);
    expect((await store.journal.next(run, -1, 10)).map(({ seq }) => seq)).toEqual([9_000]);
  });

  it('share one person among the operations of a person', async () => {
    const run = await newRun(store);
    await save(run, [membership('add-member', ann, 'a'), membership('add-member', ann, 'b')]);
    const [first, second] = (await store.journal.next(run, -1, 2)).map(({ operation }) =>
      'person' in operation ? operation.person : null,
    );
    expect(first).toBe(second);
  });
});

describe('outcomes', () => {
  it('are kept with attempts, error and detail', async () => {
    const run = await newRun(store);
    await save(run, firstSync(1, 0, 0));
    await store.journal.started(lease, run, [0]);
    const error = { code: 'target-rejected' as const, message: 'No.', retry: 'never' as const, blame: 'target' as const };
    await store.journal.outcomes(
      lease,
      run,
      [{ seq: 0, state: 'rejected', attempts: 2, error, errorId: 'e1', detail: 'a "quoted" \\ detail' }],
      [],
      [],
    );
    const { items } = await store.journal.list(run, { states: ['rejected'] });
    expect(items).toMatchObject([{ state: 'rejected', attempts: 2, error, errorId: 'e1', detail: 'a "quoted" \\ detail' }]);
    expect(Date.parse(items[0]?.finishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(items[0]?.startedAt ?? ''));
  });

  it('are written together with the links they made and ended', async () => {
    const run = await newRun(store);
    await save(run, firstSync(2, 0, 0));
    await store.links.put(lease, 'okta', [link('leaver')]);
    await store.journal.outcomes(lease, run, [{ seq: 0, state: 'applied', attempts: 1 }], [link('joiner')], ['leaver']);
    expect(await store.links.get('okta', 'joiner')).toEqual(link('joiner'));
    expect(await store.links.get('okta', 'leaver')).toBeNull();
  });

  it('and links are both refused when the lease has passed to another process', async () => {
    const run = await newRun(store);
    await save(run, firstSync(1, 0, 0));
    const stale = { lease: lease.lease, token: String(Number(lease.token) - 1) };
    const lost = { code: 'lease-lost' };
    await expect(store.journal.started(stale, run, [0])).rejects.toMatchObject(lost);
    await expect(
      store.journal.outcomes(stale, run, [{ seq: 0, state: 'applied', attempts: 1 }], [link('ghost')], []),
    ).rejects.toMatchObject(lost);
    await expect(store.journal.outcomes(stale, run, [], [link('ghost')], [])).rejects.toMatchObject(lost);
    await expect(
      store.journal.savePlan(stale, run, { operations: [], held: () => false, problems: [], withheld: [] }, {}),
    ).rejects.toMatchObject(lost);
    await expect(store.journal.release(stale, run)).rejects.toMatchObject(lost);
    await expect(store.runs.update(stale, run, { state: 'done' })).rejects.toMatchObject(lost);
    await expect(store.links.put(stale, 'okta', [link('ghost')])).rejects.toMatchObject(lost);
    expect(await store.links.get('okta', 'ghost')).toBeNull();
    expect(await store.journal.counts(run)).toEqual({ planned: 1 });
  });
});

describe('held operations', () => {
  it('are planned after approval and withdrawn when a newer run takes over', async () => {
    const run = await newRun(store);
    await save(run, firstSync(3, 1, 1), ({ kind }) => kind === 'add-member');
    expect(await store.journal.release(lease, run)).toBe(3);
    expect(await store.journal.counts(run)).toEqual({ planned: 7 });
    const other = await newRun(store);
    await save(other, firstSync(3, 1, 1), ({ kind }) => kind === 'add-member');
    expect(await store.journal.withdraw(other)).toBe(3);
    expect(await store.journal.counts(other)).toEqual({ planned: 4, withdrawn: 3 });
  });
});

describe('looking into the journal', () => {
  it('finds by part of a user name, group name or source id without case, page by page', async () => {
    const run = await newRun(store);
    await save(run, [
      membership('add-member', ann, 'Staff'),
      membership('add-member', bob, 'Dev%_Team'),
      membership('add-member', bob, 'staff-2'),
    ]);
    const groupsOf = async (search: string) =>
      (await store.journal.list(run, { search })).items.map(({ operation }) => ('group' in operation ? operation.group : ''));
    expect(await groupsOf('bob.MÜL')).toEqual(['Dev%_Team', 'staff-2']);
    expect(await groupsOf('STAFF')).toEqual(['Staff', 'staff-2']);
    expect(await groupsOf('%_')).toEqual(['Dev%_Team']);
    const first = await store.journal.list(run, { limit: 2 });
    expect(first.next).toBe('1');
    expect(await store.journal.list(run, { limit: 2, after: Number(first.next) })).toMatchObject({ items: [{ seq: 2 }], next: null });
  });

  it('counts by kind and state', async () => {
    const run = await newRun(store);
    await save(run, firstSync(2, 1, 1));
    expect(await store.journal.countsByKind(run)).toEqual([
      { kind: 'add-member', state: 'planned', count: 2 },
      { kind: 'create-group', state: 'planned', count: 1 },
      { kind: 'create-user', state: 'planned', count: 2 },
    ]);
  });

  it('tells all about one person, newest run first', async () => {
    const person = { sourceId: 'person-of-interest', userKey: null, userName: 'poi' };
    const older = await newRun(store);
    const newer = await newRun(store);
    await save(older, [membership('add-member', person, 'a'), membership('add-member', ann, 'a')]);
    await save(newer, [membership('remove-member', person, 'a')]);
    const entries = await store.journal.ofPerson('okta', person.sourceId, 10);
    expect(entries.map(({ runId, operation }) => [runId, operation.kind])).toEqual([
      [newer, 'remove-member'],
      [older, 'add-member'],
    ]);
    expect(await store.journal.ofPerson('elsewhere', person.sourceId, 10)).toEqual([]);
  });

  it('says that a run does not exist', async () => {
    await expect(store.journal.list('nowhere', {})).rejects.toMatchObject({ code: 'not-found' });
  });
});
