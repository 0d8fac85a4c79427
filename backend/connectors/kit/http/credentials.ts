/** Who we are, for every request of a client: one refresh serves all lanes that were turned away with the same token. */
import type { HttpClientOptions } from './client';

export interface Credentials {
  headers(): Promise<Readonly<Record<string, string>>>;
  /** Counts refreshes. What a request saw when it started tells whether its 401 is old news. */
  readonly generation: number;
  /** Refreshes unless somebody already did since `generation`. */
  refresh(generation: number): Promise<void>;
}

export function createCredentials(authorize: HttpClientOptions['authorize']): Credentials {
  let generation = 0;
  let refreshing: Promise<void> | null = null;
  return {
    headers: () => (authorize ? authorize(false) : Promise.resolve({})),
    get generation() {
      return generation;
    },
    refresh: async (seen) => {
      if (!authorize || seen !== generation) return;
      refreshing ??= authorize(true)
        .then(() => {
          generation += 1;
        })
        .finally(() => {
          refreshing = null;
        });
      await refreshing;
    },
  };
}
