/** Gives the operations of a run in order, each with its intent made durable before it is given. */
import type { Fence, JournalEntry, JournalRepository } from '../../store/store';

const CHUNK = 1000;

export interface IntentFeed {
  next(): Promise<JournalEntry | null>;
  /** Intents that were noted and never given: they go back to `planned` when a run is stopped. */
  ungiven(): Promise<readonly JournalEntry[]>;
}

/** `ahead`: how many intents are noted at once; the next batch is noted while the present one is being worked on. */
export function createIntentFeed(journal: JournalRepository, fence: Fence, runId: string, ahead: () => number): IntentFeed {
  let chunk: readonly JournalEntry[] = [];
  let position = 0;
  let lastSeq = -1;
  let ready: JournalEntry[] = [];
  let readyAt = 0;
  let coming: Promise<JournalEntry[]> | null = null;
  let noted: JournalEntry[] = [];

  async function note(): Promise<JournalEntry[]> {
    if (position >= chunk.length) {
      chunk = await journal.next(runId, lastSeq, CHUNK);
      position = 0;
    }
    const batch = chunk.slice(position, position + ahead());
    position += batch.length;
    const last = batch.at(-1);
    if (!last) return [];
    lastSeq = last.seq;
    const fresh = batch.filter((entry) => entry.state === 'planned').map((entry) => entry.seq);
    if (fresh.length > 0) await journal.started(fence, runId, fresh);
    noted = batch;
    return batch;
  }

  return {
    async next() {
      if (readyAt >= ready.length) {
        ready = await (coming ?? note());
        readyAt = 0;
        noted = [];
        // The next batch is noted in the background; a failure is met by whoever asks for it.
        coming = ready.length > 0 ? note() : null;
        coming?.catch(() => undefined);
      }
      const entry = ready[readyAt] ?? null;
      if (entry) readyAt += 1;
      return entry;
    },
    async ungiven() {
      await coming?.catch(() => undefined);
      return [...ready.slice(readyAt), ...noted].filter((entry) => entry.state === 'planned');
    },
  };
}
