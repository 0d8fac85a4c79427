/** What happened to a run and when: from the run itself, its journal and the audit. */
import type { z } from 'zod';
import type { Run, Store } from '../../runs';
import type { TimelineSchema } from './schema';

type Event = z.infer<typeof TimelineSchema>[number];

const ACTIONS: Readonly<Record<string, Event['what']>> = { 'run.stop': 'stop-asked', 'run.approve': 'approved' };
/** A person stops or approves a run a few times at most. */
const MOST_ENTRIES = 50;

export async function readTimeline(store: Pick<Store, 'journal' | 'audit'>, run: Run): Promise<Event[]> {
  const events: Event[] = [{ at: run.startedAt, what: 'started', actor: run.actor }];
  if (run.planHash !== null) {
    const { firstStartedAt, lastFinishedAt } = await store.journal.span(run.id);
    if (firstStartedAt !== null) events.push({ at: firstStartedAt, what: 'first-operation', actor: null });
    if (lastFinishedAt !== null) events.push({ at: lastFinishedAt, what: 'last-operation', actor: null });
  }
  const filter = { actions: Object.keys(ACTIONS), subject: `run:${run.id}`, from: run.startedAt };
  for (const { at, actor, action } of (await store.audit.list(null, MOST_ENTRIES, filter)).items) {
    const what = ACTIONS[action];
    if (what) events.push({ at, what, actor });
  }
  if (run.finishedAt !== null) events.push({ at: run.finishedAt, what: 'ended', actor: null });
  // ISO times in UTC sort like text; what happened in the same millisecond stays in this order.
  return events.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}
