/**
 * Writes outcomes in batches: a commit for each call would cost more than the call. What is lost with the process is
 * settled by reading when the run goes on, because the intent was durable before the call.
 */
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import type { Fence, JournalRepository, OutcomeRecord } from '../../store/store';

const FLUSH_MS = 80;
const FLUSH_COUNT = 500;

export interface OutcomeWriter {
  record(outcome: OutcomeRecord): void;
  /** Resolves when everything recorded so far is durable; throws what a write threw. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export function createOutcomeWriter(
  journal: JournalRepository,
  fence: Fence,
  runId: string,
  takeLinks: () => { readonly changed: readonly Link[]; readonly removed: readonly SourceId[] },
  onFailure: (error: unknown) => void,
): OutcomeWriter {
  let pending: OutcomeRecord[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let failure: unknown = null;

  function write(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(async () => {
      if (failure || pending.length === 0) return;
      const batch = pending;
      pending = [];
      const links = takeLinks();
      try {
        await journal.outcomes(fence, runId, batch, links.changed, links.removed);
      } catch (error) {
        failure = error;
        onFailure(error);
      }
    });
    return writing;
  }

  return {
    record(outcome) {
      pending.push(outcome);
      if (pending.length >= FLUSH_COUNT) void write();
      else timer ??= setTimeout(() => void write(), FLUSH_MS);
    },
    async flush() {
      await write();
      if (failure) throw failure;
    },
    async close() {
      await write();
      if (timer) clearTimeout(timer);
    },
  };
}
