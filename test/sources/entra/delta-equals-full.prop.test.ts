import fc from 'fast-check';
import type { Connector, ReadScope } from '../../../backend/connectors/spi';
import { foldDelta } from '../../../backend/domain/snapshot/apply-delta';
import { flattenMembers } from '../../../backend/domain/snapshot/flatten-members';
import type { SourceSnapshot } from '../../../backend/domain/source-snapshot';
import { Company } from '../company/company';
import type { Place } from './breaks';
import { cursorOf, openEntraConnector, readChanges, readSnapshot } from './connector-rig';
import { type EntraStandIn, startEntra } from './start';

/** Team and Club differ in that only the members of teams are wanted; clubs matter when they are inside a team. */
const groupNames = ['Team A', 'Team B', 'Team A / "odd"', 'Club A', 'Club B'];

/** More for a long look: `ENTRA_HISTORIES=2000`. */
const histories = Number(process.env.ENTRA_HISTORIES ?? 200);

const Change = fc.oneof(
  fc.record({ kind: fc.constantFrom('join', 'leave', 'disable', 'enable', 'erase', 'delete', 'restore', 'rename'), who: fc.nat(20) }),
  fc.record({ kind: fc.constantFrom('found', 'dissolve', 'rename-group'), group: fc.nat(20), name: fc.constantFrom(...groupNames) }),
  fc.record({ kind: fc.constantFrom('add', 'add', 'remove'), who: fc.nat(20), group: fc.nat(20) }),
  fc.record({ kind: fc.constantFrom('nest', 'unnest'), group: fc.nat(20), child: fc.nat(20) }),
  fc.record({ kind: fc.constant('device' as const), group: fc.nat(20) }),
);
type Change = typeof Change extends fc.Arbitrary<infer T> ? T : never;

const History = fc.record({
  people: fc.integer({ min: 0, max: 8 }),
  nesting: fc.constantFrom('flatten' as const, 'direct' as const),
  rounds: fc.array(
    fc.record({
      changes: fc.array(Change, { maxLength: 8 }),
      expires: fc.constantFrom(null, null, null, 'gone' as const, 'bad-request' as const),
      /** Where Graph fails until it is asked once more. */
      fails: fc.constantFrom(null, null, null, 'users-delta' as const, 'groups-delta' as const, 'members' as const, 'batch' as const),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  delta: fc.record({
    pageSize: fc.integer({ min: 1, max: 5 }),
    memberSlice: fc.integer({ min: 1, max: 3 }),
    replays: fc.constantFrom(0, 0, 3, 50),
    emptyFirst: fc.boolean(),
    partial: fc.constantFrom(false, false, true),
  }),
});

describe('changes told by Entra', () => {
  it(
    'make the same directory as reading everything anew, whatever happened in between',
    async () => {
      await fc.assert(
        fc.asyncProperty(History, async (history) => {
          const entra = await startEntra({ company: smallCompany(history.people), delta: history.delta });
          const connector = openEntraConnector(entra);
          const scope: ReadScope = { wantsMembersOf: ({ name }) => name.startsWith('Team'), nesting: history.nesting, fingerprint: 'p6' };
          try {
            let known = await readAll(connector, scope);
            for (const round of history.rounds) {
              for (const change of round.changes) makeChange(entra, change);
              if (round.fails) known = await readWhileFailing(entra, round.fails, connector, scope, known);
              if (round.expires) entra.expireDelta(round.expires);
              known = round.expires ? await readAllAfterRefusal(connector, scope, known) : await readOn(connector, scope, known);
              const anew = await readSnapshot(connector, scope);
              expect(view(known.snapshot, scope)).toEqual(view(anew, scope));
            }
          } finally {
            await connector.close();
            await entra.close();
          }
        }),
        { numRuns: histories },
      );
    },
    30_000 + histories * 300,
  );
});

interface Known {
  readonly snapshot: SourceSnapshot;
  readonly cursor: ReturnType<typeof cursorOf>;
}

async function readAll(connector: Connector, scope: ReadScope): Promise<Known> {
  const read = await readSnapshot(connector, scope);
  return { snapshot: read, cursor: read.cursor };
}

async function readOn(connector: Connector, scope: ReadScope, known: Known): Promise<Known> {
  const { snapshot, cursor, unknown } = await fold(connector, scope, known);
  expect(snapshot.problems).toEqual([]);
  if (scope.nesting === 'flatten') expect(unknown).toEqual([]);
  return { snapshot, cursor };
}

async function fold(connector: Connector, scope: ReadScope, { snapshot, cursor }: Known) {
  const events = await readChanges(connector, cursor, scope);
  const delta = foldDelta(snapshot, scope.wantsMembersOf);
  for (const event of events) delta.add(event);
  expect(delta.isBroken).toBe(false);
  const applied = delta.build();
  return { snapshot: applied.snapshot, cursor: cursorOf(events), unknown: applied.unknownMembers };
}

/** Either the read breaks off, and what was known stays, or it goes on with a gap that it remembers. */
async function readWhileFailing(entra: EntraStandIn, at: Place, connector: Connector, scope: ReadScope, known: Known): Promise<Known> {
  entra.break({ at, how: { kind: 'status', status: 503 } });
  try {
    return await fold(connector, scope, known);
  } catch (error) {
    expect(error).toMatchObject({ code: 'source-unreachable' });
    return known;
  } finally {
    entra.mend();
  }
}

async function readAllAfterRefusal(connector: Connector, scope: ReadScope, { cursor }: Known): Promise<Known> {
  await expect(readChanges(connector, cursor, scope)).rejects.toMatchObject({ code: 'source-gone', retry: 'now' });
  return readAll(connector, scope);
}

/** What a decision is made of: people, groups, and the people in each wanted group, with the marks that license conclusions. */
function view(snapshot: SourceSnapshot, scope: ReadScope) {
  const flat = flattenMembers(snapshot, scope.nesting);
  const byId = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);
  return {
    users: [...snapshot.users].sort(byId),
    groups: [...snapshot.groups].sort(byId),
    complete: snapshot.complete,
    members: [...snapshot.groups]
      .filter(([, group]) => scope.wantsMembersOf(group))
      .map(([id]) => {
        const { users, complete } = flat.membersOf(id);
        // Memberships of deleted users are not told by groups/delta; who is no user is in no group.
        return [id, users.filter((user) => snapshot.users.has(user)).sort(), complete] as const;
      })
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  };
}

function smallCompany(people: number): Company {
  const company = new Company('example.com', () => 0);
  for (let number = 0; number < people; number += 1)
    company.join({ login: `person.${number}`, firstName: 'Person', lastName: `${number}` });
  for (const [place, name] of groupNames.entries()) {
    const group = company.found(name, { origin: place % 2 === 0 ? 'company' : 'app' });
    for (const person of company.people.values()) if ((place + person.id.length) % 2 === 0) company.addMember(group.id, person.id);
  }
  return company;
}

function makeChange({ company, directory, ...entra }: EntraStandIn, change: Change): void {
  const person = 'who' in change ? [...company.people.values()][change.who % Math.max(1, company.people.size)] : undefined;
  const groups = [...company.groups.values()];
  const group = 'group' in change ? groups[change.group % Math.max(1, groups.length)] : undefined;
  const here = person !== undefined && !directory.deleted.has(person.id);
  switch (change.kind) {
    case 'join':
      company.join({ login: `new.${company.people.size}.${change.who}`, firstName: 'New', lastName: null });
      break;
    case 'restore':
      if (person && !here) directory.restore(person.id);
      break;
    case 'rename':
      if (person && here) company.rename(person.id, { login: `renamed.${person.id}`, firstName: 'Renamed' });
      break;
    case 'leave':
    case 'disable':
    case 'enable':
    case 'erase':
      if (person && here) company[change.kind](person.id);
      break;
    case 'delete':
      if (person && here) directory.delete(person.id);
      break;
    case 'found':
      company.found(change.name);
      break;
    case 'dissolve':
      if (group) company.dissolve(group.id);
      break;
    case 'rename-group':
      if (group) company.renameGroup(group.id, change.name);
      break;
    case 'add':
      if (person && here && group) company.addMember(group.id, person.id);
      break;
    case 'remove':
      if (person && here && group) company.removeMember(group.id, person.id);
      break;
    case 'nest':
    case 'unnest': {
      const child = groups[change.child % Math.max(1, groups.length)];
      if (group && child) entra[change.kind](group.id, child.id);
      break;
    }
    case 'device':
      if (group) directory.addMember(group.id, { type: 'device', id: '1e5f0006-7a3c-4c1e-9d2b-000000000001' });
      break;
  }
}
