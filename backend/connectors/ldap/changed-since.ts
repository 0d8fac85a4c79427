/** The filters that find what changed since a mark, on a directory that can still tell. */
import { writeFileTime, writeGeneralizedTime } from '../kit/ldap/binary';
import { allOf, atLeast, atMost, type Filter, oneOf } from '../kit/ldap/filter';
import { rootOf } from './change-watch';
import type { Directory } from './client';
import { type Mark, voidCursor } from './cursor';

/** Stamps may come late: from another provider whose clock is behind, or through slow replication. */
export const overlapMs = 5 * 60_000;

export interface ChangedSince {
  readonly users: Filter;
  readonly groups: Filter;
}

/**
 * @param now where this directory stands; null when it does not say.
 * Throws `source-gone` when the mark says nothing about this directory.
 */
export async function changedSince(directory: Directory, mark: Mark, now: Mark | null): Promise<ChangedSince> {
  if (mark.kind === 'usn') {
    if (now?.kind !== 'usn' || now.server !== mark.server) {
      throw voidCursor('Another server of Active Directory answers than the one whose changes were followed.');
    }
    if (now.invocation !== mark.invocation || BigInt(now.usn) < BigInt(mark.usn)) {
      throw voidCursor('The Active Directory server was restored, so its changes are counted anew.');
    }
    const changed = atLeast('uSNChanged', String(BigInt(mark.usn) + 1n));
    return { users: oneOf(changed, ...expiredSince(directory, mark.judgedAt, now.judgedAt)), groups: changed };
  }
  if (directory.layout.kind !== 'openldap' || mark.root !== rootOf(directory)) {
    throw voidCursor('Another directory answers than the one whose changes were followed.');
  }
  await proveThatTimesCanBeFound(directory);
  const changed = atLeast('modifyTimestamp', writeGeneralizedTime(mark.at - overlapMs));
  return { users: changed, groups: changed };
}

/** Accounts end at their hour without any change being written. */
function expiredSince(directory: Directory, before: number, now: number): Filter[] {
  if (directory.config.active.kind !== 'automatic') return [];
  return [allOf(atLeast('accountExpires', writeFileTime(before)), atMost('accountExpires', writeFileTime(now)))];
}

/** A filter on an attribute one may not search finds nothing, without a word (RFC 4511 §4.5.1.7). */
async function proveThatTimesCanBeFound(directory: Directory): Promise<void> {
  const { layout, config } = directory;
  const filter = allOf(oneOf(directory.userFilter(), directory.groupFilter()), atLeast('modifyTimestamp', '19700101000000Z'));
  const page = layout.pageSize === 0 ? undefined : { size: 1, cookie: Buffer.alloc(0) };
  for (const [base, scope] of [[layout.userBase, config.userScope] as const, [layout.groupBase, config.groupScope] as const]) {
    const side = await directory.side();
    if ((await side.search({ base, scope, filter, attributes: ['1.1'] }, page)).entries.length > 0) return;
  }
  throw voidCursor('The bind account can no longer search for modifyTimestamp.');
}
