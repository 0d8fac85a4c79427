/** A connector in the list: how it stands, in numbers that are cheap to have. */
import type { ConnectorConfiguration } from '../../domain/configuration';
import { type Installation, nextRunsOf, type Run, type Versioned } from '../../runs';

const SHOWN_FIRINGS = 3;
/** The last sync may have failed before it counted anything. */
const SYNCS_LOOKED_AT = 5;

export async function describeConnector({ store, types }: Pick<Installation, 'store' | 'types'>, found: Versioned<ConnectorConfiguration>) {
  const { id, name, type, enabled, schedule } = found.value;
  const [people, { items: last }, { items: syncs }, { items: held }, snapshot, sample] = await Promise.all([
    store.links.count(id),
    store.runs.list({ connectorId: id, limit: 1 }),
    store.runs.list({ connectorId: id, kinds: ['full', 'delta'], limit: SYNCS_LOOKED_AT }),
    store.runs.list({ connectorId: id, states: ['held'], limit: 1 }),
    store.snapshots.summary(id),
    store.samples.summary(id),
  ]);
  const nextRuns = enabled ? nextRunsOf(schedule, new Date(), SHOWN_FIRINGS) : [];
  const waiting = held[0];
  return {
    id,
    name,
    type,
    label: types.get(type)?.spec.label ?? type,
    enabled,
    version: found.version,
    people,
    groups: groupsOf(syncs),
    schedule,
    held: waiting ? { runId: waiting.id, operations: waiting.counts?.outcome.held ?? 0 } : null,
    lastRun: last[0] ?? null,
    lastSync: syncs[0] ?? null,
    syncedAt: snapshot?.takenAt ?? null,
    readAt: snapshot?.takenAt ?? sample?.takenAt ?? null,
    nextRunAt: nextRuns[0] ?? null,
    nextRuns,
  };
}

/** Groups that were managed before the last run about everybody, and those it made. */
function groupsOf(syncs: readonly Run[]): number {
  const counts = syncs.find((run) => run.counts !== null)?.counts;
  return counts ? counts.managed.groups + (counts.planned['create-group'] ?? 0) : 0;
}
