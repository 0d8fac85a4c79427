import type { Installation, JournalEntry } from '../runs';

const PAGE = 5_000;

/** Every operation of a run in order, for `--json`. */
export async function allOperations({ store }: Pick<Installation, 'store'>, runId: string): Promise<readonly JournalEntry[]> {
  const found: JournalEntry[] = [];
  for (let after = -1; ; ) {
    const { items, next } = await store.journal.list(runId, { limit: PAGE, after });
    found.push(...items);
    if (next === null) return found;
    after = Number(next);
  }
}
