/**
 * What changed since a mark: people, groups, and the members of changed groups anew and whole. Absence means nothing
 * here. Deleted entries are told of by Active Directory alone, and to those who may read them; elsewhere only a full
 * read finds them.
 *
 * A change of membership moves the stamp of the group and never that of the person (also with OpenLDAP's memberof
 * overlay), so groups are asked. The other way round, a person who comes into sight (created, or moved below the base)
 * may have been named by groups for long, so the groups that name a changed person are asked too.
 */
import type { Cursor, ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import type { LdapEntry } from '../kit/ldap/entry';
import type { ConnectorHost, ReadScope } from '../spi';
import { ChangeWatch } from './change-watch';
import { changedSince } from './changed-since';
import { Directory } from './client';
import type { LdapConfig } from './configuration';
import { readCursor, writeCursor } from './cursor';
import { DirectoryIndex } from './directory-index';
import { Doubts } from './doubts';
import { findLeft } from './left-scope';
import { LISTING_LOOK_UPS, readListings } from './listings';
import type { GroupState } from './memberships';
import { learnEverybody, readNested, seeAnyMember } from './name-members';
import { readDeleted } from './read-deleted';
import { readGroups } from './read-groups';
import { emitMembers, examineStrangers } from './read-members';
import { readUsers } from './read-users';

/** Throws `source-gone` when the mark is void: then everything must be read. */
export async function* readChanges(config: LdapConfig, host: ConnectorHost, scope: ReadScope, cursor: Cursor): AsyncGenerator<ReadEvent> {
  const mark = readCursor(cursor, scope.fingerprint);
  const directory = await Directory.open(config, host);
  try {
    const watch = await ChangeWatch.start(directory, host.clock);
    const since = await changedSince(directory, mark, watch.mark());
    let whole = true;
    for await (const event of changes(directory, host, scope, watch, since)) {
      if (event.kind === 'problem') whole = false;
      yield event;
    }
    // A mark after a read with gaps would leave the gaps unread for good.
    const next = whole ? watch.mark(mark) : null;
    if (next !== null) yield { kind: 'cursor', value: writeCursor(scope.fingerprint, next) };
    host.log.debug({ calls: directory.calls }, 'changes of the directory read');
  } finally {
    directory.close();
  }
}

async function* changes(
  directory: Directory,
  host: ConnectorHost,
  scope: ReadScope,
  watch: ChangeWatch,
  since: Awaited<ReturnType<typeof changedSince>>,
): AsyncGenerator<ReadEvent> {
  const index = new DirectoryIndex();
  const doubts = new Doubts();
  const states = new Map<SourceId, GroupState>();
  const people: LdapEntry[] = [];
  const left = await findLeft(directory, since, doubts);
  yield* readDeleted(directory, since.groups, host.log);
  const see = (entry: LdapEntry) => watch.see(entry);
  yield* readUsers(directory, index, doubts, host, (entry) => people.push(entry) && see(entry), since.users);
  // So many changed people are not looked up one by one: then all groups are read, which is a few pages.
  const all = people.length > LISTING_LOOK_UPS;
  let learned: Promise<void> | undefined;
  const beforeMembers = () => (learned ??= learnEverybody(directory, index, doubts));
  const wanting = scope.nesting === 'flatten' ? { ...scope, wantsMembersOf: () => true } : scope;
  yield* readGroups(directory, index, doubts, wanting, {
    states,
    see,
    beforeMembers,
    ...(all ? {} : { changed: since.groups }),
  });
  if (!all) yield* readListings(directory, people, wanting, states, doubts);
  if (states.size > 0) {
    if (scope.nesting === 'flatten') await readNested(directory, index, states, doubts);
    if (!index.membersSeen) index.membersSeen = await seeAnyMember(directory, doubts);
    const findings = await examineStrangers(directory, index, doubts, states);
    yield* emitMembers(directory.layout, index, doubts, states, findings);
  }
  for (const stream of ['users', 'groups'] as const) {
    for (const error of doubts.about(stream)) yield { kind: 'problem', at: { stream }, error };
  }
  if (doubts.has('users') || doubts.has('groups')) return;
  const found = (id: SourceId) => index.userIds.has(id) || index.groupIds.has(id);
  yield* left.filter(({ object }) => !found(object.id));
}
