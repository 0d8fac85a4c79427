import type { ReadEvent } from '../read-events';
import type { SourceUser } from '../records';
import { createSnapshotBuilder } from './fold-read-events';

const user = (id: string, mail = `${id}@corp.example`): SourceUser => ({
  id,
  active: true,
  status: 'ACTIVE',
  kind: 'member',
  attributes: { mail },
});
const someone = (id: string): ReadEvent => ({ kind: 'user', record: user(id) });
const group = (id: string): ReadEvent => ({ kind: 'group', record: { id, name: id, attributes: {} } });
const members = (groupId: string, ...ids: string[]): ReadEvent => ({
  kind: 'members',
  group: groupId,
  add: ids.map((id) => ({ kind: 'user', id })),
});
const error = { code: 'source-permission', message: 'No right to read.', retry: 'never', blame: 'source' } as const;

function fold(...events: ReadEvent[]) {
  const builder = createSnapshotBuilder();
  for (const event of events) builder.add(event);
  return { counts: builder.counts(), ...builder.build() };
}

describe('fold read events', () => {
  it('keeps each record once and lets the last one win', () => {
    const snapshot = fold(someone('a'), { kind: 'user', record: user('a', 'new@corp.example') }, someone('b'));
    expect(snapshot.users.size).toBe(2);
    expect(snapshot.users.get('a')?.attributes.mail).toBe('new@corp.example');
  });

  it('calls a stream complete only when the count agrees with the different records that arrived', () => {
    expect(fold(someone('a'), someone('a'), { kind: 'complete', stream: 'users', count: 1 }).complete).toEqual({
      users: true,
      groups: false,
    });
    expect(fold(someone('a'), { kind: 'complete', stream: 'users', count: 2 }).complete.users).toBe(false);
    expect(fold(someone('a'), someone('b'), { kind: 'complete', stream: 'users', count: 1 }).complete.users).toBe(false);
    expect(fold(someone('a')).complete.users).toBe(false);
  });

  it('accepts the claim before the records', () => {
    expect(fold({ kind: 'complete', stream: 'users', count: 1 }, someone('a')).complete.users).toBe(true);
  });

  it('never calls a poisoned stream complete, whenever the problem comes', () => {
    const problem: ReadEvent = { kind: 'problem', at: { stream: 'users' }, error };
    const done: ReadEvent = { kind: 'complete', stream: 'users', count: 1 };
    expect(fold(someone('a'), problem, done).complete.users).toBe(false);
    expect(fold(someone('a'), done, problem).complete.users).toBe(false);
  });

  it('concludes nothing about a group whose members-complete does not agree', () => {
    expect(fold(group('g'), members('g', 'a', 'b'), { kind: 'members-complete', group: 'g', count: 3 }).members.get('g')?.complete).toBe(
      false,
    );
    expect(
      fold(group('g'), members('g', 'a'), members('g', 'a', 'b'), { kind: 'members-complete', group: 'g', count: 2 }).members.get('g'),
    ).toEqual({
      members: [
        { kind: 'user', id: 'a' },
        { kind: 'user', id: 'b' },
      ],
      complete: true,
    });
  });

  it('knows an empty group that was read from one that was not', () => {
    const snapshot = fold(group('read'), group('unread'), { kind: 'members-complete', group: 'read', count: 0 });
    expect(snapshot.members.get('read')).toEqual({ members: [], complete: true });
    expect(snapshot.members.has('unread')).toBe(false);
  });

  it('poisons one group and leaves the others alone', () => {
    const problem: ReadEvent = { kind: 'problem', at: { kind: 'group', id: 'g' }, error };
    const snapshot = fold(members('g', 'a'), { kind: 'members-complete', group: 'g', count: 1 }, problem, problem, members('h', 'a'), {
      kind: 'members-complete',
      group: 'h',
      count: 1,
    });
    expect(snapshot.members.get('g')?.complete).toBe(false);
    expect(snapshot.members.get('h')?.complete).toBe(true);
    expect(snapshot.problems).toEqual([{ at: { kind: 'group', id: 'g' }, error }]);
  });

  it('follows removals of a delta after the claim', () => {
    const snapshot = fold(
      members('g', 'a', 'b'),
      { kind: 'members-complete', group: 'g', count: 2 },
      { kind: 'member-removed', group: 'g', member: 'b' },
      { kind: 'member-removed', group: 'g', member: 'nobody' },
    );
    expect(snapshot.members.get('g')).toEqual({ members: [{ kind: 'user', id: 'a' }], complete: true });
    expect(snapshot.counts.memberships).toBe(1);
  });

  it('does not count a member that was taken out before the claim', () => {
    const snapshot = fold(
      members('g', 'a', 'b', 'x'),
      { kind: 'member-removed', group: 'g', member: 'x' },
      { kind: 'members-complete', group: 'g', count: 3 },
    );
    expect(snapshot.members.get('g')?.complete).toBe(false);
  });

  it('remembers who was removed and forgets it when they come back', () => {
    const gone: ReadEvent = { kind: 'removed', object: { kind: 'user', id: 'a' }, reason: 'deleted' };
    const done: ReadEvent = { kind: 'complete', stream: 'users', count: 1 };
    const left = fold(someone('a'), done, gone);
    expect(left.users.has('a')).toBe(false);
    expect(left.removed).toEqual(new Map([['a', 'deleted']]));
    expect(left.complete.users).toBe(true);
    const back = fold(someone('a'), done, gone, someone('a'));
    expect(back.users.has('a')).toBe(true);
    expect(back.removed.size).toBe(0);
    expect(back.complete.users).toBe(true);
  });

  it('forgets the members of a removed group', () => {
    const snapshot = fold(group('g'), members('g', 'a', 'b'), { kind: 'removed', object: { kind: 'group', id: 'g' }, reason: 'deleted' });
    expect(snapshot.members.has('g')).toBe(false);
    expect(snapshot.counts).toEqual({ users: 0, groups: 0, memberships: 0 });
  });

  it('takes a member that is told as another kind for the same member', () => {
    const snapshot = fold(
      members('g', 'a'),
      { kind: 'members', group: 'g', add: [{ kind: 'group', id: 'a' }] },
      { kind: 'members-complete', group: 'g', count: 1 },
    );
    expect(snapshot.members.get('g')).toEqual({ members: [{ kind: 'group', id: 'a' }], complete: true });
  });

  it('treats ids like __proto__ and constructor as any other id', () => {
    const snapshot = fold(someone('__proto__'), someone('constructor'), members('__proto__', 'constructor', '__proto__'), {
      kind: 'members-complete',
      group: '__proto__',
      count: 2,
    });
    expect([...snapshot.users.keys()]).toEqual(['__proto__', 'constructor']);
    expect(snapshot.members.get('__proto__')?.complete).toBe(true);
  });
});
