/** Events from several readers at once, as one stream. It ends when they have finished, and throws what they threw. */
export class Channel<T> implements AsyncIterable<T> {
  private ready: T[] = [];
  private ended = false;
  private failure: { readonly error: unknown } | null = null;
  private wake: (() => void) | null = null;

  push(event: T): void {
    this.ready.push(event);
    this.rouse();
  }

  end(): void {
    this.ended = true;
    this.rouse();
  }

  fail(error: unknown): void {
    this.failure = { error };
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const batch = this.ready;
      this.ready = [];
      yield* batch;
      if (this.ready.length > 0) continue;
      if (this.failure) throw this.failure.error;
      if (this.ended) return;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private rouse(): void {
    this.wake?.();
    this.wake = null;
  }
}
