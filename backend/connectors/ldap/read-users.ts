/** The stream of people: entries become records, and whatever stands in the way of a whole list becomes a doubt. */
import { RollcallError } from '../../domain/errors';
import type { ReadEvent } from '../../domain/read-events';
import { dnKey } from '../kit/ldap/dn';
import { allOf, type Filter, not, parseFilter } from '../kit/ldap/filter';
import type { ConnectorHost } from '../spi';
import { type FilterVerdict, judgeActivity } from './activity';
import type { Directory } from './client';
import type { DirectoryIndex } from './directory-index';
import { type Doubts, seesLess } from './doubts';
import { readId, toUser } from './records';

export async function* readUsers(
  directory: Directory,
  index: DirectoryIndex,
  doubts: Doubts,
  host: ConnectorHost,
): AsyncGenerator<ReadEvent> {
  const { layout, config } = directory;
  const missing = { id: 0, status: 0 };
  let references = 0;
  try {
    const verdict = config.active.kind === 'filter' ? await judgeByFilter(directory, config.active.filter) : null;
    for await (const page of directory.users()) {
      references += page.references;
      for (const entry of page.entries) {
        const id = readId(entry, layout.idAttribute);
        const activity = judgeActivity(entry, config.active, layout, host.clock.now(), verdict);
        if (id === null) missing.id += 1;
        else if (activity === null) missing.status += 1;
        else {
          index.addUser(entry, id, layout);
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
async function judgeByFilter(directory: Directory, text: string): Promise<FilterVerdict> {
  const filter = parseFilter(text);
  return {
    matching: await keysOf(directory, filter),
    notMatching: await keysOf(directory, not(filter)),
  };
}

async function keysOf(directory: Directory, filter: Filter): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const page of directory.users(['1.1'], allOf(directory.userFilter(), filter))) {
    for (const { dn } of page.entries) keys.add(dnKey(dn) ?? dn);
  }
  return keys;
}
