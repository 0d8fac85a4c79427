/**
 * What Active Directory keeps of deleted entries (MS-ADTS 3.1.1.5.5): they move to the container "Deleted Objects" and
 * stay for the tombstone lifetime, usually 180 days. By default only domain administrators may list it.
 */
import type { Logger } from 'pino';
import type { ReadEvent } from '../../domain/read-events';
import type { SearchAnswer } from '../kit/ldap/connection';
import { resultOf } from '../kit/ldap/errors';
import { allOf, equals, type Filter } from '../kit/ldap/filter';
import { searchPages } from '../kit/ldap/search';
import type { Directory } from './client';
import { readId } from './records';

/** People and groups deleted since a mark. Nothing when the account may not see them. */
export async function* readDeleted(directory: Directory, changed: Filter, log: Logger): AsyncGenerator<ReadEvent> {
  if (directory.layout.kind !== 'active-directory') return;
  const { idAttribute, pageSize } = directory.layout;
  const search = { ...deletedEntries(directory), filter: allOf(isDeleted(), changed), attributes: [idAttribute, 'objectClass'] };
  const connection = await directory.side();
  try {
    for await (const page of searchPages(connection, search, pageSize)) yield* toEvents(page, idAttribute);
  } catch (error) {
    if (resultOf(error) === null || !connection.usable) throw error;
    log.info('deleted entries cannot be read; only a full read finds who was deleted');
  }
}

function* toEvents(page: SearchAnswer, idAttribute: string): Generator<ReadEvent> {
  for (const entry of page.entries) {
    const id = readId(entry, idAttribute);
    const classes = new Set(entry.texts('objectClass').map((name) => name.toLowerCase()));
    const kind = classes.has('group') ? 'group' : 'user';
    if (id === null || classes.has('computer') || !(classes.has('user') || classes.has('group'))) continue;
    yield { kind: 'removed', object: { kind, id }, reason: 'deleted' };
  }
}

/**
 * Whether the account can see any deleted entry. Seeing none proves nothing: there may be none, and a server may show the
 * container and hide what is in it (Samba does).
 */
export async function seesDeleted(directory: Directory): Promise<boolean> {
  const connection = await directory.side();
  const page = directory.layout.pageSize === 0 ? undefined : { size: 1, cookie: Buffer.alloc(0) };
  try {
    const search = { ...deletedEntries(directory), filter: isDeleted(), attributes: ['1.1'] };
    return (await connection.search(search, page)).entries.length > 0;
  } catch (error) {
    if (resultOf(error) !== null && connection.usable) return false;
    throw error;
  }
}

/** What became of somebody who is nowhere to be found. `unknown`: the account sees no deleted entries at all. */
export async function findDeleted(directory: Directory, wanted: Filter): Promise<'deleted' | 'not-deleted' | 'unknown'> {
  if (directory.layout.kind !== 'active-directory' || !(await seesDeleted(directory))) return 'unknown';
  const found = await directory.find({ ...deletedEntries(directory), filter: allOf(isDeleted(), wanted), attributes: ['1.1'] });
  return found.length > 0 ? 'deleted' : 'not-deleted';
}

const isDeleted = (): Filter => equals('isDeleted', 'TRUE');

const deletedEntries = ({ layout }: Directory) =>
  ({ base: `CN=Deleted Objects,${layout.rootBase}`, scope: 'one', deletedToo: true }) as const;
