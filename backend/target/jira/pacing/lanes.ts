/**
 * How many calls may be under way at once. Starts low and doubles with every round trip of successes until the server
 * pushes back (429, 503); from then on it halves on each push-back and grows by one a round trip.
 */
const FIRST_ALLOWANCE = 4;

export class Lanes {
  private allowance: number;
  private doubling = true;
  private started = 0;
  private halvedAt = 0;
  private running = 0;
  private waiting: (() => void)[] = [];
  private nextWaiting = 0;
  private readonly max: number;

  /** @param max the highest allowance ever given. */
  constructor(max: number) {
    this.max = max;
    this.allowance = Math.min(FIRST_ALLOWANCE, max);
  }

  /** Calls that may be under way now. */
  get allowed(): number {
    return Math.floor(this.allowance);
  }

  get inFlight(): number {
    return this.running;
  }

  /** Takes a lane when one is free and nobody waits for it. */
  tryEnter(): boolean {
    if (this.running >= this.allowed || this.nextWaiting < this.waiting.length) return false;
    this.running++;
    return true;
  }

  /** Takes a lane, in the order of asking. */
  enter(): Promise<void> {
    if (this.tryEnter()) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** The ticket of a call that is about to be sent: give it back with its outcome. */
  start(): number {
    return ++this.started;
  }

  succeeded(): void {
    // A call that did not fill the lanes proves nothing about more of them.
    if (this.allowance >= this.max || this.running < this.allowance / 2) return;
    this.allowance = Math.min(this.max, this.allowance + (this.doubling ? 1 : 1 / this.allowance));
  }

  /** Halves the allowance, once for all calls that were sent before the last halving. */
  pushedBack(ticket: number): void {
    this.doubling = false;
    if (ticket <= this.halvedAt) return;
    this.halvedAt = this.started;
    this.allowance = Math.max(1, this.allowance / 2);
  }

  leave(): void {
    this.running--;
    while (this.running < this.allowed && this.nextWaiting < this.waiting.length) {
      this.running++;
      this.waiting[this.nextWaiting++]?.();
    }
    if (this.nextWaiting > 1024 || this.nextWaiting === this.waiting.length) {
      this.waiting = this.waiting.slice(this.nextWaiting);
      this.nextWaiting = 0;
    }
  }
}
