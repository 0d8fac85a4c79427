/** The stream of groups with their raw members, as far as they can be resolved while the pages come in. */
import { RollcallError, viewError } from '../../domain/errors';
import type { ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import type { LdapEntry } from '../kit/ldap/entry';
import { allOf, type Filter } from '../kit/ldap/filter';
import { readWholeAttribute } from '../kit/ldap/search';
import type { ReadScope } from '../spi';
import type { Directory } from './client';
import type { DirectoryIndex } from './directory-index';
import { type Doubts, seesLess } from './doubts';
import { type GroupState, gatherMembers } from './memberships';
import { readId, toGroup } from './records';

export interface GroupRead {
  /** Gets one state for each group whose members matter. */
  readonly states: Map<SourceId, GroupState>;
  /** Gets every entry that became a record. */
  readonly see: (entry: LdapEntry) => void;
  /** Narrows the list; every group without it. */
  readonly changed?: Filter;
  /** Awaited before the members of a page are told apart; the main connection is busy meanwhile. */
  readonly beforeMembers?: () => Promise<void>;
}

export async function* readGroups(
  directory: Directory,
  index: DirectoryIndex,
  doubts: Doubts,
  scope: ReadScope,
  { states, see, changed, beforeMembers }: GroupRead,
): AsyncGenerator<ReadEvent> {
  const { layout } = directory;
  const missing = { id: 0, name: 0 };
  const filter = changed === undefined ? directory.groupFilter() : allOf(directory.groupFilter(), changed);
  try {
    for await (const page of directory.groups(groupAttributes(directory), filter)) {
      if (page.entries.length > 0) await beforeMembers?.();
      for (const entry of page.entries) {
        const id = readId(entry, layout.idAttribute);
        if (id === null) missing.id += 1;
        else if (!entry.has(layout.groupNameAttribute)) missing.name += 1;
        else {
          const record = toGroup(entry, id, layout);
          index.addGroup(entry, id);
          see(entry);
          index.membersSeen ||= layout.memberAttributes.some((name) => entry.has(name));
          yield { kind: 'group', record };
          const wanted = scope.wantsMembersOf(record);
          if (wanted || scope.nesting === 'flatten') states.set(id, await readState(directory, index, entry, id, wanted));
        }
      }
    }
  } catch (error) {
    if (error instanceof RollcallError && error.code === 'stopped') throw error;
    doubts.add('groups', error);
  }
  if (missing.id > 0) doubts.add('groups', seesLess(`${missing.id} groups do not show the attribute ${layout.idAttribute}.`));
  if (missing.name > 0) doubts.add('groups', seesLess(`${missing.name} groups do not show the attribute ${layout.groupNameAttribute}.`));
}

export function groupAttributes({ layout }: Pick<Directory, 'layout'>): readonly string[] {
  const more = layout.kind === 'active-directory' ? ['objectSid', 'uSNChanged'] : ['modifyTimestamp'];
  return [...new Set([layout.idAttribute, layout.groupNameAttribute, 'description', 'objectClass', ...layout.memberAttributes, ...more])];
}

export async function readState(
  directory: Directory,
  index: DirectoryIndex,
  entry: LdapEntry,
  id: SourceId,
  wanted: boolean,
): Promise<GroupState> {
  const values = new Map<string, readonly string[]>();
  let failed: unknown;
  for (const name of directory.layout.memberAttributes) {
    values.set(name.toLowerCase(), entry.texts(name));
    if (entry.range(name) === undefined) continue;
    try {
      values.set(name.toLowerCase(), await readWholeAttribute(await directory.side(), entry, name));
    } catch (error) {
      failed = error;
    }
  }
  const state = gatherMembers(entry, id, wanted, values, index, directory.layout);
  if (failed !== undefined) state.doubt = viewError(failed);
  return state;
}
