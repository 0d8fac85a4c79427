/** What was called, for the run's history and for metrics. */
export interface Tally {
  reads: number;
  writes: number;
  retries: number;
  rateLimited: number;
}

export const newTally = (): Tally => ({ reads: 0, writes: 0, retries: 0, rateLimited: 0 });
