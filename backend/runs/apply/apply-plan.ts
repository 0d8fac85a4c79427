/**
 * Works through the journal of a run: people, groups, memberships, closures, phase by phase, as many side by side as the
 * target allows at the moment. Used by fresh, resumed and approved runs alike; it looks only at the journal.
 */
import type { Logger } from 'pino';
import type { Clock } from '../../connectors/spi';
import type { Link } from '../../domain/link';
import { PHASES } from '../../domain/plan/operation';
import type { SourceId } from '../../domain/records';
import type { JournalEntry, Lease, Store } from '../../store/store';
import type { Target } from '../../target/port';
import { createAccountBook } from './accounts';
import { createIntentFeed } from './intent-feed';
import { createLaneGate } from './lane-gate';
import { createOutcomeWriter } from './outcome-writer';
import { createPatience } from './patience';
import { perform } from './perform';

export interface ApplyRequest {
  readonly store: Store;
  readonly target: Target;
  readonly runId: string;
  readonly lease: Lease;
  /** Links as they are; changed in place as operations succeed. */
  readonly links: Map<SourceId, Link>;
  /** Check each precondition by a read first. */
  readonly verify: boolean;
  /** A person asked to stop: nothing new is sent, what is in flight ends. */
  readonly stop: AbortSignal;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onProgress: (done: number) => void;
}

export async function applyPlan(request: ApplyRequest): Promise<'finished' | 'stopped'> {
  const { store, target, runId, lease, stop, clock, log } = request;
  const broken = new AbortController();
  let failure: unknown = null;
  const fail = (error: unknown) => {
    failure ??= error;
    broken.abort(error);
  };
  const waitSignal = AbortSignal.any([lease.lost, broken.signal, stop]);
  const book = createAccountBook(request.links);
  const patience = createPatience(clock);
  const writer = createOutcomeWriter(store.journal, lease, runId, () => book.takeChanges(), fail);
  const feed = createIntentFeed(store.journal, lease, runId, () => Math.min(128, Math.max(16, target.lanes * 2)));
  const lanes = createLaneGate();
  let done = 0;
  let phase = -1;
  const putBack = (entry: JournalEntry) => {
    if (entry.state === 'planned') writer.record({ seq: entry.seq, state: 'planned', attempts: entry.attempts });
  };

  try {
    for (let entry = await feed.next(); entry; entry = await feed.next()) {
      const { kind } = entry.operation;
      if (PHASES[kind] !== phase) {
        await lanes.empty();
        phase = PHASES[kind];
      }
      // Renames depend on one another's old names, so they go one by one in the plan's order.
      await lanes.free(() => (kind === 'rename-user' ? 1 : target.lanes));
      await patience.open(waitSignal).catch(() => undefined);
      if (stop.aborted || waitSignal.aborted) {
        putBack(entry);
        break;
      }
      lanes.run(
        perform(entry, { target, book, patience, clock, log, callSignal: lease.lost, waitSignal, stop, verify: request.verify })
          .then(({ record, fatal }) => {
            writer.record(record);
            done += 1;
            request.onProgress(done);
            if (fatal) fail(fatal);
          })
          .catch(fail),
      );
    }
  } catch (error) {
    fail(error);
  }
  await lanes.empty();
  if (lease.lost.aborted) throw lease.lost.reason;
  // What was noted as about to be sent and was not goes back, so that history tells the truth.
  if (stop.aborted || broken.signal.aborted) (await feed.ungiven()).forEach(putBack);
  await writer.close();
  if (failure) throw failure;
  return stop.aborted ? 'stopped' : 'finished';
}
