/** The audit log. It only grows: the database itself refuses changes, and lets go only what retention names. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema';
import type { AuditFilter, AuditRepository } from '../store';
import { storedText } from '../text';

const PURGE_STEP = 5_000;

export function createAuditRepository(db: Kysely<Database>): AuditRepository {
  return {
    async write({ actor, action, subject, detail }) {
      await db
        .insertInto('audit')
        .values({ actor, action, subject, detail: JSON.stringify(detail) })
        .execute();
    },

    async list(after, limit, filter = {}) {
      const newest = matching(db, filter)
        .orderBy('id', 'desc')
        .limit(limit + 1);
      const rows = await (after === null ? newest : newest.where('id', '<', Number(after))).execute();
      const items = rows.slice(0, limit).map((row) => ({ ...row, id: String(row.id) }));
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },

    async purge(before) {
      for (let total = 0; ; ) {
        const deleted = await db.transaction().execute(async (transaction) => {
          await sql`set local rollcall.purging = 'on'`.execute(transaction);
          return sql`delete from audit where id in (select id from audit where at < ${before} order by at limit ${PURGE_STEP})`.execute(
            transaction,
          );
        });
        const count = Number(deleted.numAffectedRows ?? 0n);
        total += count;
        if (count < PURGE_STEP) return total;
      }
    },
  };
}

function matching(db: Kysely<Database>, { actor, actions, subject, search, from, to }: AuditFilter) {
  let query = db.selectFrom('audit').selectAll();
  if (actions) query = query.where('action', '=', sql<string>`any(${actions}::text[])`);
  if (actor !== undefined) query = query.where(sql<boolean>`strpos(lower(actor), ${folded(actor)}) > 0`);
  if (subject !== undefined) query = query.where(sql<boolean>`strpos(lower(subject), ${folded(subject)}) > 0`);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  if (search !== undefined)
    query = query.where(sql<boolean>`strpos(lower(concat_ws(chr(10), actor, action, subject, detail::text)), ${folded(search)}) > 0`);
  return query;
}

function folded(part: string): string {
  return storedText(part).toLowerCase();
}
