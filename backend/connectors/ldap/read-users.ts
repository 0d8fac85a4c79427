/** The stream of people: entries become records, and whatever stands in the way of a whole list becomes a doubt. */
import { RollcallError } from '../../domain/errors';
import type { ReadEvent } from '../../domain/read-events';
import { dnKey } from '../kit/ldap/dn';
import type { LdapEntry } from '../kit/ldap/entry';
import { allOf, type Filter, not, parseFilter } from '../kit/ldap/filter';
import type { ConnectorHost } from '../spi';
import { type FilterVerdict, judgeActivity } from './activity';
import type { Directory } from './client';
import type { DirectoryIndex } from './directory-index';
import { type Doubts, seesLess } from './doubts';
import { readId, toUser } from './records';

/**
 * @param see gets every entry that became a record.
 * @param changed narrows the list; everybody without it.
 */
export async function* readUsers(
  directory: Directory,
  index: DirectoryIndex,
  doubts: Doubts,
  host: ConnectorHost,
  see: (entry: LdapEntry) => void,
  changed?: Filter,
): AsyncGenerator<ReadEvent> {
  const { layout, config } = directory;
  const missing = { id: 0, status: 0 };
  let references = 0;
  try {
    const filter = changed === undefined ? directory.userFilter() : allOf(directory.userFilter(), changed);
    const verdict = config.active.kind === 'filter' ? await judgeByFilter(directory, filter, config.active.filter) : null;
    for await (const page of directory.users(undefined, filter)) {
      references += page.references;
      for (const entry of page.entries) {
        const id = readId(entry, layout.idAttribute);
        const activity = judgeActivity(entry, config.active, layout, host.clock.now(), verdict);
        if (id === null) missing.id += 1;
        else if (activity === null) missing.status += 1;
        else {
          index.addUser(entry, id, layout);
          see(entry);
          yield { kind: 'user', record: toUser(entry, id, activity) };
        }
      }
    }
  } catch (error) {
    if (error instanceof RollcallError && error.code === 'stopped') throw error;
    doubts.add('users', error);
  }
  if (missing.id > 0) doubts.add('users', seesLess(`${missing.id} people do not show the attribute ${layout.idAttribute}.`));
  if (missing.status > 0) doubts.add('users', seesLess(`${missing.status} people do not show whether they are active.`));
  if (references > 0) host.log.info({ references }, 'the directory names other servers for parts of the tree; they are not followed');
}

/** Asks for those who match and for those who provably do not; an attribute that is hidden puts people in neither list. */
async function judgeByFilter(directory: Directory, people: Filter, text: string): Promise<FilterVerdict> {
  const filter = parseFilter(text);
  return {
    matching: await keysOf(directory, allOf(people, filter)),
    notMatching: await keysOf(directory, allOf(people, not(filter))),
  };
}

async function keysOf(directory: Directory, filter: Filter): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const page of directory.users(['1.1'], filter)) {
    for (const { dn } of page.entries) keys.add(dnKey(dn) ?? dn);
  }
  return keys;
}
