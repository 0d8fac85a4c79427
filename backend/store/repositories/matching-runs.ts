/** Which runs of the history are asked for. */
import { type Kysely, sql } from 'kysely';
import type { Run } from '../../domain/runs/run';
import type { Database } from '../schema';
import type { RunFilter } from '../store';
import { storedText } from '../text';

export function matchingRuns(
  db: Kysely<Database>,
  { connectorId, states, kinds, triggers, actor, search, from, to }: Omit<RunFilter, 'after' | 'limit'>,
) {
  let query = db.selectFrom('runs').selectAll();
  if (connectorId !== undefined) query = query.where('connector_id', '=', connectorId);
  if (states) query = query.where('state', '=', sql<Run['state']>`any(${states}::text[])`);
  if (kinds) query = query.where('kind', '=', sql<Run['kind']>`any(${kinds}::text[])`);
  if (triggers) query = query.where('trigger', '=', sql<Run['trigger']>`any(${triggers}::text[])`);
  if (from !== undefined) query = query.where('started_at', '>=', from);
  if (to !== undefined) query = query.where('started_at', '<', to);
  if (actor !== undefined) query = query.where(sql<boolean>`strpos(lower(concat_ws(chr(10), actor, approved_by)), ${folded(actor)}) > 0`);
  if (search !== undefined)
    query = query.where(
      sql<boolean>`strpos(lower(concat_ws(chr(10), id, connector_id, actor, approved_by, person, note, error_id, error::text)), ${folded(search)}) > 0`,
    );
  return query;
}

function folded(part: string): string {
  return storedText(part).toLowerCase();
}
