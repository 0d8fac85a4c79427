/**
 * What Active Directory keeps of deleted entries (MS-ADTS 3.1.1.5.5): they move to the container "Deleted Objects" and
 * stay for the tombstone lifetime, usually 180 days. By default only domain administrators may list it.
 */
import type { Logger } from 'pino';
import type { ReadEvent } from '../../domain/read-events';
import type { LdapConnection, SearchAnswer } from '../kit/ldap/connection';
import { resultOf } from '../kit/ldap/errors';
import { allOf, anyEntry, equals, type Filter } from '../kit/ldap/filter';
import { searchPages } from '../kit/ldap/search';
import type { Directory } from './client';
import { readId } from './records';

const containerOf = ({ layout }: Directory): string => `CN=Deleted Objects,${layout.rootBase}`;

/** People and groups deleted since a mark. Nothing, and a note in the log, when the account may not see them. */
export async function* readDeleted(directory: Directory, changed: Filter, log: Logger): AsyncGenerator<ReadEvent> {
  if (directory.layout.kind !== 'active-directory') return;
  if (!(await canReadDeleted(directory))) {
    log.info('deleted objects cannot be read; only a full read finds who was deleted');
    return;
  }
  const { idAttribute, pageSize } = directory.layout;
  const search = {
    base: containerOf(directory),
    scope: 'one',
    filter: allOf(equals('isDeleted', 'TRUE'), changed),
    attributes: [idAttribute, 'objectClass'],
    deletedToo: true,
  } as const;
  for await (const page of searchPages(await directory.side(), search, pageSize)) yield* toEvents(page, idAttribute);
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

/** Whether the container shows itself to the account. */
export async function canReadDeleted(directory: Directory): Promise<boolean> {
  const connection: LdapConnection = await directory.side();
  const search = {
    base: containerOf(directory),
    scope: 'base',
    filter: anyEntry(),
    attributes: ['objectClass'],
    deletedToo: true,
  } as const;
  try {
    return (await connection.search(search)).entries.length > 0;
  } catch (error) {
    if (resultOf(error) !== null && connection.usable) return false;
    throw error;
  }
}
