/** Counts work in flight and wakes whoever waits for a free lane. The number of lanes may change at any time. */
export interface LaneGate {
  run(work: Promise<void>): void;
  /** Resolves when fewer than `limit()` are in flight. */
  free(limit: () => number): Promise<void>;
  empty(): Promise<void>;
}

export function createLaneGate(): LaneGate {
  let inFlight = 0;
  let wake: (() => void) | null = null;

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  return {
    run(work) {
      inFlight += 1;
      void work.finally(() => {
        inFlight -= 1;
        wake?.();
        wake = null;
      });
    },
    free: (limit) => until(() => inFlight < limit()),
    empty: () => until(() => inFlight === 0),
  };
}
