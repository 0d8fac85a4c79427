/** Links: who is managed. */
import { type Kysely, sql } from 'kysely';
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import { batches, unnested } from '../bulk';
import { inFence } from '../fenced';
import { readInSteps } from '../read-in-steps';
import type { Database } from '../schema';
import type { LinkRepository } from '../store';
import { storedText } from '../text';
import { readClaims } from './claim-rows';
import { type GroupNames, readGroupNames } from './group-names';
import { createLinkReader, insertLinks, type LinkRow, removeLinks, selectLinks } from './link-rows';

const WRITE_STEP = 10_000;

export function createLinkRepository(db: Kysely<Database>, names: GroupNames): LinkRepository {
  return {
    all(connectorId) {
      // One snapshot for names and links, so that no link refers to a name that came after the names were read.
      return db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (transaction) => {
          const toLink = createLinkReader(await readGroupNames(transaction));
          const links = new Map<SourceId, Link>();
          await readInSteps<LinkRow>(transaction, selectLinks(transaction, connectorId), (row) => {
            const link = toLink(row);
            links.set(link.sourceId, link);
          });
          return links;
        });
    },

    async get(connectorId, sourceId) {
      const row = await selectLinks(db, connectorId).where('source_id', '=', storedText(sourceId)).executeTakeFirst();
      return row ? createLinkReader(await readGroupNames(db))(row) : null;
    },

    claimsElsewhere: (connectorId) => readClaims(db, connectorId),
    claimsOn: async (connectorId, userKey) => (await readClaims(db, connectorId, userKey)).get(userKey) ?? [],

    async put(fence, connectorId, links) {
      const groupNumber = await names.number(links);
      await inFence(db, fence, (transaction) => insertLinks(transaction, connectorId, links, groupNumber));
    },

    async confirm(fence, connectorId, updates, links) {
      const groupNumber = await names.number(links);
      await inFence(db, fence, async (transaction) => {
        await insertLinks(transaction, connectorId, links, groupNumber);
        const replaced = new Set(links.map(({ sourceId }) => sourceId));
        const others = updates.filter(({ sourceId }) => !replaced.has(sourceId));
        for (const batch of batches(others, WRITE_STEP)) {
          const found = unnested('found', {
            source_id: ['text', batch.map(({ sourceId }) => storedText(sourceId))],
            user_key: ['text', batch.map(({ userKey }) => storedText(userKey))],
          });
          await sql`
            update links set user_key = found.user_key, left_at = null from ${found}
            where links.connector_id = ${connectorId} and links.source_id = found.source_id
              and (links.user_key <> found.user_key or links.left_at is not null)`.execute(transaction);
        }
      });
    },

    remove: (fence, connectorId, sourceIds) => inFence(db, fence, (transaction) => removeLinks(transaction, connectorId, sourceIds)),

    async count(connectorId) {
      const query = db.selectFrom('links').select(sql<number>`count(*)`.as('count'));
      return (await query.where('connector_id', '=', connectorId).executeTakeFirstOrThrow()).count;
    },
  };
}
