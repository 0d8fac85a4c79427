/** What a full read needs before its lists: the place where changes start, and who is in "Deleted users". One request. */

import { isRollcallError } from '../../domain/errors';
import type { SourceId } from '../../domain/records';
import { protocolFault } from '../kit/misfortune';
import type { ConnectorHost } from '../spi';
import type { BatchReader } from './batch';
import type { EntraClient } from './client';
import type { DeltaLinks } from './cursor';
import { readId } from './records';

export interface DeltaStart extends DeltaLinks {
  readonly deleted: readonly SourceId[];
}

/**
 * Asked for before the lists: what changes while they are read is then told once more by the delta, and nothing falls in
 * between. Null where Graph has no delta (Entra External ID tenants) or refuses it: then there is no cursor, and nothing else
 * is amiss.
 */
export async function findDeltaStart(
  client: EntraClient,
  batches: BatchReader,
  signal: AbortSignal,
  log: ConnectorHost['log'],
): Promise<DeltaStart | null> {
  try {
    return await askAll(client, batches, signal).catch((error: unknown) => {
      // Should Graph not want one of the three inside a batch, it gets them one by one.
      if (isRollcallError(error) && (error.code === 'source-protocol' || error.code === 'source-gone')) return askAll(client, null, signal);
      throw error;
    });
  } catch (error) {
    if (isRollcallError(error) && error.code === 'stopped') throw error;
    log.info({ code: isRollcallError(error) ? error.code : 'internal' }, 'no delta links, so the next read will be a full one');
    return null;
  }
}

async function askAll(client: EntraClient, through: BatchReader | null, signal: AbortSignal): Promise<DeltaStart> {
  const [users, groups, deleted] = await Promise.all([
    client.deltaFromNow('users', through, signal),
    client.deltaFromNow('groups', through, signal),
    readDeleted(client, through, signal),
  ]);
  return { users, groups, deleted };
}

export async function readDeleted(client: EntraClient, through: BatchReader | null, signal: AbortSignal): Promise<SourceId[]> {
  const ids: SourceId[] = [];
  for await (const page of client.deletedUsers(through, signal)) {
    for (const item of page) {
      const id = readId(item);
      if (id === null) throw protocolFault('Graph listed a deleted user without an id.');
      ids.push(id);
    }
  }
  return ids;
}
