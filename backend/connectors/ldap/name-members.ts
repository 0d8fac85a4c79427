/** What a read of changes must know beyond them, to tell who the members of a changed group are. */
import { RollcallError } from '../../domain/errors';
import type { SourceId, Stream } from '../../domain/records';
import { allOf, hasAny, oneOf } from '../kit/ldap/filter';
import { searchPages } from '../kit/ldap/search';
import type { Directory } from './client';
import type { DirectoryIndex } from './directory-index';
import { type Doubts, seesLess } from './doubts';
import type { GroupState } from './memberships';
import { groupAttributes, readState } from './read-groups';
import { readId } from './records';

/** Names and ids of all people and groups, and nothing else of them: some bytes an entry. */
export async function learnEverybody(directory: Directory, index: DirectoryIndex, doubts: Doubts): Promise<void> {
  const { layout, config } = directory;
  const facts = layout.kind === 'active-directory' ? ['objectSid', 'primaryGroupID', 'memberOf'] : [];
  const lists = [
    {
      stream: 'users',
      search: { base: layout.userBase, scope: config.userScope, filter: directory.userFilter() },
      attributes: [layout.idAttribute, layout.loginAttribute, ...facts],
    },
    {
      stream: 'groups',
      search: { base: layout.groupBase, scope: config.groupScope, filter: directory.groupFilter() },
      attributes: [layout.idAttribute],
    },
  ] as const;
  for (const { stream, search, attributes } of lists) {
    await tryTo(stream, doubts, async () => {
      let missing = 0;
      for await (const page of searchPages(await directory.side(), { ...search, attributes }, layout.pageSize)) {
        for (const entry of page.entries) {
          const id = readId(entry, layout.idAttribute);
          if (id === null) missing += 1;
          else if (stream === 'users') index.addUser(entry, id, layout);
          else index.addGroup(entry, id);
        }
      }
      if (missing > 0) doubts.add(stream, seesLess(`${missing} entries do not show the attribute ${layout.idAttribute}.`));
    });
  }
}

/** The groups inside those that changed, however deep: one that was nobody's concern until now was never read. */
export async function readNested(
  directory: Directory,
  index: DirectoryIndex,
  states: Map<SourceId, GroupState>,
  doubts: Doubts,
): Promise<void> {
  const open = [...states.values()];
  await tryTo('groups', doubts, async () => {
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      for (const stranger of state.strangers) {
        const id = index.groupByDn(stranger.key);
        if (typeof id !== 'string' || states.has(id)) continue;
        const entry = await directory.lookUp(stranger.dn, directory.groupFilter(), groupAttributes(directory));
        // Gone or renamed at this moment; the members of the group around it are not called whole then.
        if (entry === undefined || readId(entry, directory.layout.idAttribute) !== id) continue;
        const nested = await readState(directory, index, entry, id, false);
        states.set(id, nested);
        open.push(nested);
      }
    }
  });
}

/** Whether any group shows members at all: a changed group that is empty may be empty, or hiding them. */
export async function seeAnyMember(directory: Directory, doubts: Doubts): Promise<boolean> {
  const { layout, config } = directory;
  const filter = allOf(directory.groupFilter(), oneOf(...layout.memberAttributes.map(hasAny)));
  const search = { base: layout.groupBase, scope: config.groupScope, filter, attributes: [...layout.memberAttributes] };
  let seen = false;
  await tryTo('groups', doubts, async () => {
    const page = layout.pageSize === 0 ? undefined : { size: 1, cookie: Buffer.alloc(0) };
    const { entries } = await (await directory.side()).search(search, page);
    seen = entries.some((entry) => layout.memberAttributes.some((name) => entry.has(name)));
  });
  return seen;
}

async function tryTo(stream: Stream, doubts: Doubts, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof RollcallError && error.code === 'stopped') throw error;
    doubts.add(stream, error);
  }
}
