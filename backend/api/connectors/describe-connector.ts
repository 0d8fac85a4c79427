/** A connector in the list: how it stands, in numbers that are cheap to have. */
import type { ConnectorConfiguration } from '../../domain/configuration';
import { type Installation, nextRunsOf, type Run, type Versioned } from '../../runs';

const SHOWN_FIRINGS = 3;
/** Previews and runs for one person may lie before the last sync. */
const RUNS_LOOKED_AT = 20;

export async function describeConnector({ store, types }: Pick<Installation, 'store' | 'types'>, found: Versioned<ConnectorConfiguration>) {
  const { id, name, type, enabled, schedule } = found.value;
  const [people, { items: runs }, { items: held }, snapshot, sample] = await Promise.all([
    store.links.count(id),
    store.runs.list({ connectorId: id, limit: RUNS_LOOKED_AT }),
    store.runs.list({ connectorId: id, states: ['held'], limit: 1 }),
    store.snapshots.summary(id),
    store.samples.summary(id),
  ]);
  const sync = runs.find(isSync) ?? null;
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
    groups: groupsOf(runs),
    schedule,
    held: waiting ? { runId: waiting.id, operations: waiting.counts?.outcome.held ?? 0 } : null,
    lastRun: runs[0] ?? null,
    lastSync: sync,
    syncedAt: snapshot?.takenAt ?? null,
    readAt: snapshot?.takenAt ?? sample?.takenAt ?? null,
    nextRunAt: nextRuns[0] ?? null,
    nextRuns,
  };
}

function isSync({ kind }: Run): boolean {
  return kind === 'full' || kind === 'delta';
}

/** Groups that were managed before the last run about everybody, and those it made. */
function groupsOf(runs: readonly Run[]): number {
  const counts = runs.find((run) => isSync(run) && run.counts !== null)?.counts;
  return counts ? counts.managed.groups + (counts.planned['create-group'] ?? 0) : 0;
}
