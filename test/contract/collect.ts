/** A read as the engine sees it, with names instead of ids so that it can be compared with the company. */

import type { Connector, ReadScope } from '../../backend/connectors/spi';
import type { ErrorCode } from '../../backend/domain/errors';
import type { ReadEvent } from '../../backend/domain/read-events';
import { createSnapshotBuilder } from '../../backend/domain/snapshot/fold-read-events';
import type { SourceSnapshot } from '../../backend/domain/source-snapshot';
import type { Company } from '../sources/company/company';
import type { ConnectorHarness } from './harness';

export interface NamedRead {
  readonly snapshot: SourceSnapshot;
  readonly events: readonly ReadEvent[];
  /** What ended the read early, if anything did. */
  readonly thrown: unknown;
  /** Login → active. */
  readonly users: ReadonlyMap<string, boolean>;
  /** Names of groups, built-in ones left out. */
  readonly groups: readonly string[];
  /** Group name → logins, and whether every page was read. */
  readonly members: ReadonlyMap<string, { readonly logins: readonly string[]; readonly complete: boolean }>;
  /** Error codes by stream or by group name. */
  readonly problems: readonly { readonly at: string; readonly code: ErrorCode; readonly message: string }[];
}

export function contractScope(harness: ConnectorHarness): ReadScope {
  return { wantsMembersOf: ({ name }) => !harness.builtInGroups.includes(name), nesting: 'direct', fingerprint: 'contract' };
}

export async function collect(harness: ConnectorHarness, connector: Connector): Promise<NamedRead> {
  const events: ReadEvent[] = [];
  let thrown: unknown = null;
  try {
    for await (const event of connector.readFull(contractScope(harness))) events.push(event);
  } catch (error) {
    thrown = error;
  }
  return nameRead(harness, events, thrown);
}

export function nameRead(harness: ConnectorHarness, events: readonly ReadEvent[], thrown: unknown = null): NamedRead {
  const builder = createSnapshotBuilder();
  for (const event of events) builder.add(event);
  const snapshot = builder.build();
  const groupName = (id: string): string => {
    const group = snapshot.groups.get(id);
    return group ? harness.nameOf(group) : id;
  };
  const loginOf = (id: string): string => {
    const user = snapshot.users.get(id);
    return user ? harness.loginOf(user) : id;
  };
  return {
    snapshot,
    events,
    thrown,
    users: new Map([...snapshot.users.values()].map((user) => [harness.loginOf(user), user.active])),
    groups: [...snapshot.groups.values()]
      .map(harness.nameOf)
      .filter((name) => !harness.builtInGroups.includes(name))
      .sort(),
    members: new Map(
      [...snapshot.members].map(([id, { members, complete }]) => [
        groupName(id),
        { logins: members.map((member) => loginOf(member.id)).sort(), complete },
      ]),
    ),
    problems: snapshot.problems.map(({ at, error }) => ({
      at: 'stream' in at ? at.stream : at.kind === 'group' ? groupName(at.id) : loginOf(at.id),
      code: error.code,
      message: error.message,
    })),
  };
}

/** Everything of the company arrived, exactly, and every mark says so. */
export function expectWhole(harness: ConnectorHarness, read: NamedRead, company: Company): void {
  expect(read.thrown).toBeNull();
  expect(read.problems).toEqual([]);
  expect(read.snapshot.complete).toEqual({ users: true, groups: true });
  const people = [...company.people.values()].filter((person) => person.state !== 'left' || read.users.has(person.login));
  expect([...read.users].sort(byName)).toEqual(
    people.map((person): [string, boolean] => [person.login, harness.isActive(person)]).sort(byName),
  );
  expect(read.groups).toEqual([...company.groups.values()].map((group) => group.name).sort());
  for (const group of company.groups.values()) expectMembers(read, company, group.name);
}

/** The members of this group arrived, exactly. */
export function expectMembers(read: NamedRead, company: Company, name: string): void {
  const logins = [...(company.findGroup(name)?.memberIds ?? [])].map((id) => company.person(id).login).sort();
  expect({ name, members: read.members.get(name) }).toEqual({ name, members: { logins, complete: true } });
}

function byName(one: readonly [string, unknown], other: readonly [string, unknown]): number {
  return one[0] < other[0] ? -1 : 1;
}
