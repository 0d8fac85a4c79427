/**
 * The snapshot of a run for one person: the person as a direct look-up gives them, with the group tree of the last full
 * read. Its users are not complete, so nothing is concluded about anybody else.
 */
import type { Connector, UserRef } from '../../connectors/spi';
import { RollcallError } from '../../domain/errors';
import type { Link } from '../../domain/link';
import type { MemberRef, RemovedReason, SourceGroup, SourceId, SourceUser } from '../../domain/records';
import type { GroupMembers, SourceSnapshot } from '../../domain/source-snapshot';

export interface PersonSnapshot {
  readonly sourceId: SourceId;
  readonly snapshot: SourceSnapshot;
}

/** @param person source id, login, mail address or Jira user name. */
export async function readPerson(
  connector: Connector,
  person: string,
  links: ReadonlyMap<SourceId, Link>,
  last: SourceSnapshot | null,
): Promise<PersonSnapshot> {
  const linked = findLink(person, links);
  const ref: UserRef = linked ? { id: linked } : last?.users.has(person) ? { id: person } : { login: person };
  let found = await connector.readOne(ref);
  if (found === 'gone' && 'login' in ref) found = await connector.readOne({ id: person });
  if (found === 'gone' || found === 'out-of-scope') {
    if (!linked) {
      throw new RollcallError('not-found', 'The source knows nobody by this id, login, mail address or user name.', {
        remedy: 'Check the spelling; use the login or the immutable id the source shows.',
        field: 'person',
      });
    }
    const reason: RemovedReason = found === 'gone' ? 'deleted' : 'left-scope';
    return { sourceId: linked, snapshot: assemble(null, [], last, new Map([[linked, reason]])) };
  }
  return { sourceId: found.user.id, snapshot: assemble(found.user, found.groups, last, new Map()) };
}

function findLink(person: string, links: ReadonlyMap<SourceId, Link>): SourceId | null {
  if (links.has(person)) return person;
  const wanted = person.toLowerCase();
  for (const [sourceId, { applied, userKey }] of links) {
    if (applied.name.toLowerCase() === wanted || applied.email.toLowerCase() === wanted || userKey === person) return sourceId;
  }
  return null;
}

function assemble(
  user: SourceUser | null,
  direct: readonly { readonly id: SourceId; readonly name: string }[] | null,
  last: SourceSnapshot | null,
  removed: ReadonlyMap<SourceId, RemovedReason>,
): SourceSnapshot {
  const groups = new Map<SourceId, SourceGroup>(last?.groups ?? []);
  for (const group of direct ?? [])
    groups.set(group.id, { ...(groups.get(group.id) ?? { attributes: {} }), id: group.id, name: group.name });
  const isIn = new Set((direct ?? []).map((group) => group.id));
  const members = new Map<SourceId, GroupMembers>();
  for (const id of groups.keys()) {
    const before = last?.members.get(id);
    const children: MemberRef[] = before?.members.filter((member) => member.kind === 'group') ?? [];
    const self: MemberRef[] = user && isIn.has(id) ? [{ kind: 'user', id: user.id }] : [];
    // Complete for this one person: the look-up named all direct groups, and the tree above them is the last one read whole.
    members.set(id, { members: [...children, ...self], complete: direct !== null && (before?.complete ?? isIn.has(id)) });
  }
  return {
    users: new Map(user ? [[user.id, user]] : []),
    groups,
    members,
    // All groups are known as of the last full read; who else exists was not asked.
    complete: { users: false, groups: direct !== null && (last?.complete.groups ?? false) },
    removed,
    problems: [],
  };
}
