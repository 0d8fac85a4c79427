/** Several reads at once, as one stream of events with back-pressure. */

/** Hands events to whoever iterates; await what it answers, so that a slow consumer slows the reads down. */
export type Emit<T> = (events: readonly T[]) => Promise<void> | undefined;

/** Events waiting for the consumer before the producers are made to wait. */
const highWater = 5_000;

/**
 * Runs `produce` and yields what it emits. An error of `produce` is thrown after what was emitted before it. When the
 * consumer stops early, `signal` aborts and the generator ends only after the producer has.
 */
export async function* mergeReads<T>(produce: (emit: Emit<T>, signal: AbortSignal) => Promise<void>): AsyncGenerator<T> {
  const stop = new AbortController();
  let waiting: (readonly T[])[] = [];
  let count = 0;
  let finished = false;
  let wakeConsumer: (() => void) | null = null;
  let drained = Promise.withResolvers<void>();

  const emit: Emit<T> = (events) => {
    if (stop.signal.aborted || events.length === 0) return undefined;
    waiting.push(events);
    count += events.length;
    wakeConsumer?.();
    return count > highWater ? drained.promise : undefined;
  };
  const ended = produce(emit, stop.signal).finally(() => {
    finished = true;
    wakeConsumer?.();
  });
  // Its failure is thrown below, in order; it must not count as unhandled until then.
  ended.catch(() => undefined);

  try {
    for (;;) {
      const batch = waiting;
      waiting = [];
      count = 0;
      drained.resolve();
      drained = Promise.withResolvers<void>();
      for (const events of batch) yield* events;
      if (waiting.length > 0) continue;
      if (finished) break;
      await new Promise<void>((resolve) => {
        wakeConsumer = resolve;
      });
      wakeConsumer = null;
    }
    await ended;
  } finally {
    stop.abort();
    drained.resolve();
    await ended.catch(() => undefined);
  }
}
