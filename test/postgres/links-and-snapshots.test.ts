import type { ConnectorConfiguration } from '../../backend/domain/configuration';
import type { Link } from '../../backend/domain/link';
import type { Cursor } from '../../backend/domain/read-events';
import type { MemberRef, SourceGroup, SourceUser } from '../../backend/domain/records';
import { SyncRulesSchema } from '../../backend/domain/rules/sync-rules';
import { narrowToPerson } from '../../backend/domain/snapshot/narrow-to-person';
import type { GroupMembers, SourceSnapshot } from '../../backend/domain/source-snapshot';
import type { Lease } from '../../backend/store/store';
import { openTestStore, type TestStore } from './postgres';
import { newRun, takeLease } from './run-fixture';

jest.setTimeout(30_000);

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

function link(i: number, over: Partial<Link> = {}): Link {
  return {
    sourceId: `00u${String(i).padStart(17, '0')}`,
    userKey: `JIRAUSER${10_000 + i}`,
    applied: { name: `user.${i}`, displayName: `User ${i}`, email: `user.${i}@corp.example`, active: true, properties: {} },
    grantedGroups: Array.from({ length: 5 }, (_, k) => `group-${(i * 7 + k) % 500}`),
    createdByUs: true,
    leftAt: null,
    verifiedAt: '2026-01-02T03:04:05.000Z',
    ...over,
  };
}

async function configure(id: string, precedence: number | undefined): Promise<void> {
  const rules = SyncRulesSchema.parse({ mapping: [{ to: 'username', from: [{ kind: 'attribute', path: 'login' }] }] });
  const value = { id, name: id, type: 'okta', enabled: true, source: {}, schedule: null, rules };
  // Connectors stored by earlier versions have no precedence.
  await store.connectors.put({ ...value, ...(precedence === undefined ? {} : { precedence }) } as ConnectorConfiguration, null, 'test');
}

describe('links', () => {
  it('are stored and read by the ten thousand', async () => {
    const links = Array.from({ length: 10_000 }, (_, i) => link(i));
    await store.links.put(lease, 'many', links);
    const from = performance.now();
    const all = await store.links.all('many');
    process.stdout.write(`10,000 links read in ${Math.round(performance.now() - from)} ms\n`);
    expect(all.size).toBe(10_000);
    expect(all.get(link(77).sourceId)).toEqual(link(77));
    expect(await store.links.count('many')).toBe(10_000);
  });

  it('that are already as wanted are not written again', async () => {
    await store.links.put(lease, 'same', [link(1), link(2)]);
    const versions = () => store.query(`select source_id, xmin::text from links where connector_id = 'same' order by source_id`);
    const before = await versions();
    await store.links.put(lease, 'same', [link(1), link(2, { userKey: 'other' })]);
    const after = await versions();
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).not.toEqual(before[1]);
  });

  it('confirmed as present lose the mark of having left, and matched ones get their links', async () => {
    await store.links.put(lease, 'back', [link(1, { leftAt: '2026-01-01T00:00:00.000Z' })]);
    const updates = [
      { sourceId: link(1).sourceId, userKey: link(1).userKey, matched: false },
      { sourceId: link(2).sourceId, userKey: link(2).userKey, matched: true },
    ];
    await store.links.confirm(lease, 'back', updates, [link(2)]);
    expect([...(await store.links.all('back')).values()]).toEqual(expect.arrayContaining([link(1), link(2)]));
  });

  it('are the claims of other configured connectors, the first in rank first', async () => {
    const leftAt = '2026-01-02T00:00:00.000Z';
    for (const [id, precedence] of [
      ['one', undefined],
      ['two', 100],
      ['three', 10],
    ] as const)
      await configure(id, precedence);
    await store.links.put(lease, 'one', [link(1, { userKey: 'shared', grantedGroups: ['eng'], wantedGroups: ['eng', 'ops'] })]);
    await store.links.put(lease, 'two', [link(51, { userKey: 'shared', grantedGroups: ['eng'], leftAt })]);
    await store.links.put(lease, 'three', [link(61, { userKey: 'shared' }), link(62, { userKey: 'its own' })]);
    await store.links.put(lease, 'never configured', [link(71, { userKey: 'shared' })]);
    const claims = await store.links.claimsElsewhere('three');
    expect([...claims]).toEqual([
      [
        'shared',
        [
          { connectorId: 'one', precedence: 100, leftAt: null, groups: new Set(['eng', 'ops']) },
          { connectorId: 'two', precedence: 100, leftAt, groups: new Set(['eng']) },
        ],
      ],
    ]);
    expect(await store.links.claimsOn('three', 'shared')).toEqual(claims.get('shared'));
    expect(await store.links.claimsOn('three', 'nobody')).toEqual([]);
    expect((await store.links.claimsElsewhere('one')).get('shared')).toMatchObject([{ connectorId: 'three' }, { connectorId: 'two' }]);
    await store.cursors.put(lease, 'one', 'cursor' as Cursor, 'fingerprint');
    await store.connectors.remove('three', 'test');
    expect((await store.links.claimsElsewhere('one')).has('its own')).toBe(false);
    // Whoever has the same people looks at the accounts again.
    expect((await store.links.get('one', link(1).sourceId))?.verifiedAt).toBeNull();
    expect(await store.cursors.get('one')).toBeNull();
  });

  it('of other connectors are claims by the hundred thousand', async () => {
    const links = Array.from({ length: 100_000 }, (_, i) => link(i));
    await configure('crowd', 50);
    await store.links.put(lease, 'crowd', links);
    const from = performance.now();
    const claims = await store.links.claimsElsewhere('okta');
    process.stdout.write(`100,000 claims read in ${Math.round(performance.now() - from)} ms\n`);
    expect(claims.get(link(77).userKey)).toBe(claims.get(link(577).userKey));
    expect(claims.get(link(77).userKey)).toMatchObject([{ connectorId: 'crowd', precedence: 50, groups: new Set(link(77).grantedGroups) }]);
  });

  it('are removed by source id', async () => {
    await store.links.put(lease, 'gone', [link(1), link(2)]);
    await store.links.remove(lease, 'gone', [link(1).sourceId]);
    expect([...(await store.links.all('gone')).keys()]).toEqual([link(2).sourceId]);
  });
});

/** People in twenty groups of equal size each. */
function snapshotOf(people: number): SourceSnapshot {
  const users = new Map<string, SourceUser>();
  const refs: MemberRef[] = [];
  for (let i = 0; i < people; i++) {
    const { sourceId } = link(i);
    users.set(sourceId, {
      id: sourceId,
      active: true,
      status: 'ACTIVE',
      kind: 'member',
      attributes: { profile: { login: `user.${i}`, department: `Dept ${i % 40}` } },
    });
    refs.push({ kind: 'user', id: sourceId });
  }
  const groups = new Map<string, SourceGroup>();
  const members = new Map<string, GroupMembers>();
  for (let g = 0; g < people / 20; g++) {
    groups.set(`g${g}`, { id: `g${g}`, name: `Group ${g}`, attributes: {} });
    members.set(`g${g}`, {
      complete: true,
      members: Array.from({ length: 200 }, (_, k) => refs[(g * 20 + k * 31) % people] ?? { kind: 'other', id: 'x' }),
    });
  }
  return { users, groups, members, complete: { users: true, groups: true }, removed: new Map(), problems: [] };
}

describe('the last snapshot', () => {
  it('is not there before the first read', async () => {
    expect(await store.snapshots.load('nobody')).toBeNull();
    expect(await store.snapshots.loadAround('nobody', 'id')).toBeNull();
    expect(await store.snapshots.people('nobody', () => undefined)).toBe(false);
    expect(await store.snapshots.summary('nobody')).toBeNull();
  });

  it('of 10,000 people with 100,000 memberships comes back equal, with the run that took it', async () => {
    const run = await newRun(store);
    await store.runs.update(lease, run, { state: 'reading' });
    const snapshot = snapshotOf(10_000);
    await store.snapshots.save(lease, 'okta', snapshot);
    expect(await store.snapshots.load('okta')).toEqual(snapshot);
    for (const id of [...snapshot.users.keys()].filter((_, index) => index % 1_999 === 0 || index === 9_999))
      expect(await store.snapshots.loadAround('okta', id)).toEqual(narrowToPerson(snapshot, id));
    expect(await store.snapshots.summary('okta')).toMatchObject({
      runId: run,
      users: 10_000,
      groups: 500,
      memberships: 100_000,
      complete: true,
    });
  });

  it('is written again only where it changed', async () => {
    const snapshot = snapshotOf(10_000);
    const versions = async () =>
      (await store.query(`select seq, xmin::text from snapshot_chunks where connector_id = 'part' order by seq`)).map(({ xmin }) => xmin);
    await store.snapshots.save(lease, 'part', snapshot);
    const before = await versions();
    await store.snapshots.save(lease, 'part', snapshot);
    expect(await versions()).toEqual(before);
    const users = new Map(snapshot.users);
    users.set(link(7).sourceId, { ...(users.get(link(7).sourceId) as SourceUser), active: false });
    await store.snapshots.save(lease, 'part', { ...snapshot, users });
    const after = await versions();
    expect(after.filter((version, i) => version !== before[i])).toHaveLength(1);
    expect((await store.snapshots.load('part'))?.users.get(link(7).sourceId)?.active).toBe(false);
  });

  it('shrinks when the source does', async () => {
    await store.snapshots.save(lease, 'less', snapshotOf(5_000));
    await store.snapshots.save(lease, 'less', snapshotOf(20));
    expect(await store.snapshots.load('less')).toEqual(snapshotOf(20));
  });

  it('with one poisoned group is not complete', async () => {
    const snapshot = snapshotOf(20);
    const members = new Map(snapshot.members).set('g0', { complete: false, members: [] });
    await store.snapshots.save(lease, 'poisoned', { ...snapshot, members });
    expect(await store.snapshots.summary('poisoned')).toMatchObject({ complete: false });
  });
});

describe('a cursor', () => {
  it('is kept with the fingerprint it is bound to, until it is removed', async () => {
    expect(await store.cursors.get('okta')).toBeNull();
    await store.cursors.put(lease, 'okta', 'a' as Cursor, 'f1');
    await store.cursors.put(lease, 'okta', 'b' as Cursor, 'f2');
    expect(await store.cursors.get('okta')).toMatchObject({ cursor: 'b', fingerprint: 'f2' });
    await store.cursors.remove('okta');
    expect(await store.cursors.get('okta')).toBeNull();
  });
});
