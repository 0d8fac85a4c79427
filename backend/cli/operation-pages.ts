import type { Installation, JournalEntry } from '../runs';

const PAGE = 2_000;

/** Every operation of a run in order, page by page: a first sync of a large company has a million. */
export async function* operationPages({ store }: Pick<Installation, 'store'>, runId: string): AsyncGenerator<readonly JournalEntry[]> {
  for (let after = -1; ; ) {
    const { items, next } = await store.journal.list(runId, { limit: PAGE, after });
    yield items;
    if (next === null) return;
    after = Number(next);
  }
}
