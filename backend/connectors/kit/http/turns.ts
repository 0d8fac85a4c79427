/**
 * Lets many replies that arrived at once be handled one a turn of the event loop. Between two of them whatever else
 * arrived gets its chance, so that a list whose pages come one after the other is not held up by hundreds of others.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = false;

  /** Resolves when it is the caller's turn, in the order asked. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => this.#give());
    });
  }

  #give(): void {
    this.#waiting.shift()?.();
    if (this.#waiting.length === 0) this.#running = false;
    else setImmediate(() => this.#give());
  }
}
