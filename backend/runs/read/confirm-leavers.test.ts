import type { PersonRead } from '../../connectors/spi';
import { RollcallError } from '../../domain/errors';
import type { Link } from '../../domain/link';
import type { SourceUser } from '../../domain/records';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import { confirmLeavers } from './confirm-leavers';

const user = (id: string, active = true): SourceUser => ({
  id,
  active,
  status: active ? 'active' : 'disabled',
  kind: 'member',
  attributes: {},
});
const link = (sourceId: string, leftAt: string | null = null): Link => ({
  sourceId,
  userKey: `K-${sourceId}`,
  applied: { name: sourceId, displayName: sourceId, email: '', active: true, properties: {} },
  grantedGroups: [],
  createdByUs: true,
  leftAt,
  verifiedAt: null,
});
const linksOf = (...links: Link[]) => new Map(links.map((each) => [each.sourceId, each]));
const snapshotOf = (ids: readonly string[], changes: Partial<SourceSnapshot> = {}): SourceSnapshot => ({
  users: new Map(ids.map((id) => [id, user(id)])),
  groups: new Map(),
  members: new Map(),
  complete: { users: true, groups: true },
  removed: new Map(),
  problems: [],
  ...changes,
});
type Answer = 'gone' | 'out-of-scope' | PersonRead;
const never = new AbortController().signal;

function source(answer: (id: string) => Answer) {
  const asked: string[] = [];
  const readOne = async (ref: object) => {
    const id = 'id' in ref ? String(ref.id) : '';
    asked.push(id);
    return answer(id);
  };
  return { readOne, asked };
}

describe('people the list no longer has', () => {
  it.each<[string, Answer]>([
    ['gone', 'gone'],
    ['out of scope', 'out-of-scope'],
    ['disabled', { user: user('b', false), groups: [] }],
  ])('are leavers when a look-up says that they are %s', async (_what, answer) => {
    const connector = source(() => answer);
    const snapshot = snapshotOf(['a']);
    expect(await confirmLeavers(connector, snapshot, linksOf(link('a'), link('b')), never)).toBe(snapshot);
    expect(connector.asked).toEqual(['b']);
  });

  it('prove the list wrong for everybody when one of them is there', async () => {
    const connector = source((id) => (id === 'c' ? { user: user('c'), groups: [] } : 'gone'));
    const confirmed = await confirmLeavers(connector, snapshotOf(['a']), linksOf(link('a'), link('b'), link('c')), never);
    expect(confirmed.complete).toEqual({ users: false, groups: true });
    expect(confirmed.problems).toMatchObject([{ at: { stream: 'users' }, error: { code: 'source-protocol' } }]);
  });

  it('are left alone, each on their own, when they cannot be looked up', async () => {
    const connector = source((id) => {
      if (id === 'b') throw new RollcallError('source-permission', 'No.');
      return 'gone';
    });
    const confirmed = await confirmLeavers(connector, snapshotOf(['a']), linksOf(link('a'), link('b'), link('c')), never);
    expect(confirmed.complete.users).toBe(true);
    expect(confirmed.problems).toMatchObject([{ at: { kind: 'user', id: 'b' }, error: { code: 'source-permission' } }]);
  });

  it('are not asked for one by one when nobody can be looked up', async () => {
    const connector = source(() => {
      throw new RollcallError('source-unreachable', 'Away.');
    });
    const many = linksOf(...Array.from({ length: 40 }, (_, at) => link(`p${at}`)));
    const confirmed = await confirmLeavers(connector, snapshotOf(['a']), many, never);
    expect([confirmed.complete.users, connector.asked.length]).toEqual([false, 5]);
  });

  it('are asked for side by side, the first ones as a trial', async () => {
    let [open, most] = [0, 0];
    const readOne = async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise(setImmediate);
      open -= 1;
      return 'gone' as const;
    };
    const many = linksOf(...Array.from({ length: 40 }, (_, at) => link(`p${at}`)));
    await confirmLeavers({ readOne }, snapshotOf(['a']), many, never);
    expect(most).toBe(35);
  });

  it('are asked for up to as many as a brake lets through', async () => {
    const connector = source(() => 'gone');
    const many = linksOf(...Array.from({ length: 400 }, (_, at) => link(`p${at}`)));
    await confirmLeavers(connector, snapshotOf(['a']), many, never);
    expect(connector.asked).toHaveLength(50);
  });

  it('are not asked for when they left before, when the source itself said so, or when the list is no proof anyway', async () => {
    const connector = source(() => 'gone');
    await confirmLeavers(connector, snapshotOf(['a']), linksOf(link('b', '2026-01-01T00:00:00Z')), never);
    await confirmLeavers(connector, snapshotOf(['a'], { removed: new Map([['b', 'deleted']]) }), linksOf(link('b')), never);
    await confirmLeavers(connector, snapshotOf(['a'], { complete: { users: false, groups: true } }), linksOf(link('b')), never);
    await confirmLeavers(connector, snapshotOf([]), linksOf(link('b')), never);
    expect(connector.asked).toEqual([]);
  });
});
