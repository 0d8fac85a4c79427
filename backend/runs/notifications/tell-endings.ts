/** Judges the runs that ended, in the order in which they did. */
import type { Logger } from 'pino';
import type { Clock } from '../../connectors/spi';
import { notifiedRunOf } from '../../domain/notifications/message';
import { conditionOf } from '../../domain/notifications/telling';
import type { Store } from '../../store/store';
import { isoNow } from '../clock';
import { tellNews } from './tell-news';

const AT_ONCE = 100;
/** What ended longer ago, while nobody was there to tell it, is history. */
const OLDEST_MS = 24 * 3_600_000;

export async function tellEndings(store: Store, clock: Clock, log: Logger): Promise<void> {
  for (const { seq, runId, at } of await store.deliveries.endings(AT_ONCE)) {
    const run = await store.runs.get(runId);
    const condition = run && conditionOf(run);
    if (!run || !condition || clock.now() - Date.parse(at) > OLDEST_MS) {
      await store.deliveries.tell(seq, [], []);
      continue;
    }
    const changed = (run.counts?.outcome.applied ?? 0) > 0;
    const news = { connectorId: run.connectorId, condition, changed, at: run.finishedAt ?? isoNow(clock) };
    await tellNews(store, seq, { ...news, run: notifiedRunOf(run), dueAt: null, key: `run:${runId}` });
    log.debug({ runId, condition }, 'end of a run judged for notifications');
  }
}
