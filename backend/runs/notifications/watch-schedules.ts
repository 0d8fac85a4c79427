/** Notices a scheduled run that did not happen: Rollcall was down, or could not start it. */
import type { Clock } from '../../connectors/spi';
import type { ConnectorConfiguration } from '../../domain/configuration';
import { FINISHED } from '../../domain/runs/run';
import type { Store, Versioned } from '../../store/store';
import { isoNow } from '../clock';
import { nextMomentOf } from '../configuration/read-schedule';
import { tellNews } from './tell-news';

/** A slot may start late: the scheduler looks twice a minute, and catches up after a restart. */
const GRACE_MS = 10 * 60_000;

export async function watchSchedules(store: Store, clock: Clock): Promise<void> {
  for (const connector of await store.connectors.list()) {
    const missed = await missedMoment(store, connector, clock.now());
    if (missed === null) continue;
    const connectorId = connector.value.id;
    const news = { connectorId, condition: 'not-started', changed: false, at: isoNow(clock) } as const;
    await tellNews(store, null, { ...news, run: null, dueAt: missed, key: `missed:${connectorId}:${missed}` });
  }
}

/** ISO time of the first moment after the last run at which one was due; null when none was missed. */
async function missedMoment(store: Store, { value, updatedAt }: Versioned<ConnectorConfiguration>, now: number): Promise<string | null> {
  const { id, schedule, enabled } = value;
  if (!enabled || schedule === null || schedule.paused) return null;
  const [last] = (await store.runs.list({ connectorId: id, kinds: ['full', 'delta'], limit: 1 })).items;
  if (last && !FINISHED.has(last.state)) return null;
  // Moments during a run are left out on purpose, and those before a change belong to another schedule.
  const after = Math.max(Date.parse(last?.finishedAt ?? last?.startedAt ?? updatedAt), Date.parse(updatedAt));
  const due = nextMomentOf(schedule, new Date(after));
  return due !== null && due.getTime() + GRACE_MS < now ? due.toISOString() : null;
}
