import * as fc from 'fast-check';
import type { ReadEvent } from '../read-events';
import type { MemberRef } from '../records';
import type { SourceSnapshot } from '../source-snapshot';
import { createSnapshotBuilder } from './fold-read-events';

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__', 'constructor');
const groupIds = fc.constantFrom('g', 'h', 'i', 'toString');
const error = { code: 'source-protocol', message: 'Broken page.', retry: 'now', blame: 'source' } as const;

/** One full read that tells the truth, except for pages that are lost and problems. */
const reads = fc
  .record({
    users: fc.uniqueArray(ids),
    groups: fc.uniqueArray(fc.record({ id: groupIds, members: fc.uniqueArray(ids) }), { selector: (group) => group.id }),
    lost: fc.integer({ min: -1, max: 20 }),
    troubled: fc.option(groupIds, { nil: null }),
  })
  .map(({ users, groups, lost, troubled }) => {
    const events: ReadEvent[] = [];
    for (const id of users) events.push({ kind: 'user', record: { id, active: true, status: '', kind: 'member', attributes: {} } });
    for (const { id, members } of groups) {
      events.push({ kind: 'group', record: { id, name: id, attributes: {} } });
      for (const member of members) events.push({ kind: 'members', group: id, add: [{ kind: 'user', id: member }] });
      events.push({ kind: 'members-complete', group: id, count: members.length });
    }
    events.push({ kind: 'complete', stream: 'users', count: users.length }, { kind: 'complete', stream: 'groups', count: groups.length });
    if (troubled) events.push({ kind: 'problem', at: { kind: 'group', id: troubled }, error });
    return { users, groups, events: events.filter((_, index) => index !== lost), lost: lost >= 0 && lost < events.length, troubled };
  });

function fold(events: readonly ReadEvent[]): SourceSnapshot {
  const builder = createSnapshotBuilder();
  for (const event of events) builder.add(event);
  return builder.build();
}

/** The same for two snapshots that mean the same. */
function meaning(snapshot: SourceSnapshot) {
  const byKey = <V>(map: ReadonlyMap<string, V>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const sorted = (members: readonly MemberRef[]) => members.map((member) => `${member.kind}:${member.id}`).sort();
  return {
    users: byKey(snapshot.users),
    groups: byKey(snapshot.groups),
    members: byKey(snapshot.members).map(([id, group]) => [id, sorted(group.members), group.complete]),
    complete: snapshot.complete,
    problems: snapshot.problems,
  };
}

describe('fold read events, for any read', () => {
  it('gives the same snapshot in any order and with any repetition', () => {
    fc.assert(
      fc.property(reads, fc.infiniteStream(fc.nat()), (read, chance) => {
        const dealt = [...read.events, ...read.events.filter((_, index) => index % 2 === 0)]
          .map((event) => ({ event, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event);
        expect(meaning(fold(dealt))).toEqual(meaning(fold(read.events)));
      }),
    );
  });

  it('claims completeness only for what is all there', () => {
    fc.assert(
      fc.property(reads, ({ users, groups, events, lost, troubled }) => {
        const snapshot = fold(events);
        if (snapshot.complete.users) expect([...snapshot.users.keys()].sort()).toEqual([...users].sort());
        if (snapshot.complete.groups) expect(snapshot.groups.size).toBe(groups.length);
        for (const { id, members } of groups) {
          const read = snapshot.members.get(id);
          if (read?.complete) expect(read.members.map((member) => member.id).sort()).toEqual([...members].sort());
          if (!lost && troubled !== id) expect(read?.complete).toBe(true);
          if (troubled === id && !lost) expect(read?.complete).toBe(false);
        }
      }),
    );
  });
});
