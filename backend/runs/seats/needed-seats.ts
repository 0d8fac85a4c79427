import type { Store } from '../../store/store';

/** Who would take a seat by a preview that nobody has acted on yet. */
export interface NeededSeats {
  readonly connectorId: string;
  readonly runId: string;
  /** People who would get an account, or get it back. */
  readonly people: number;
  /** When the preview was made. */
  readonly at: string;
}

/** By the newest preview of each connector, unless a run came after it: that one has done what it could. */
export async function neededSeats(store: Store): Promise<readonly NeededSeats[]> {
  const needed: NeededSeats[] = [];
  for (const { value } of await store.connectors.list()) {
    const newest = (await store.runs.list({ connectorId: value.id, kinds: ['full', 'delta', 'simulation'], limit: 1 })).items[0];
    if (newest?.kind !== 'simulation' || newest.person !== null || newest.counts === null) continue;
    const { planned } = newest.counts;
    const people = (planned['create-user'] ?? 0) + (planned['reactivate-user'] ?? 0);
    if (people > 0) needed.push({ connectorId: value.id, runId: newest.id, people, at: newest.finishedAt ?? newest.startedAt });
  }
  return needed;
}
