/** Parallel work on single groups beside the lists, whose pages come one after the other and set the pace. */
import pLimit from 'p-limit';

/** Groups whose request waits at the client's own lanes, so that none of those is idle while a reply is taken apart. */
const inStore = 2;

/** Each list keeps a lane for itself until it was read; then the groups get that one too. */
export class GroupLanes {
  readonly #most: number;
  readonly #limit: ReturnType<typeof pLimit>;

  /** @param lanes requests at the same time in all. @param lists how many of them are read at the same time. */
  constructor(lanes: number, lists: number) {
    this.#most = lanes + inStore;
    this.#limit = pLimit(Math.max(1, lanes - lists) + inStore);
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#limit(work);
  }

  /** A list was read to its end, or broke. */
  freeOne(): void {
    this.#limit.concurrency = Math.min(this.#most, this.#limit.concurrency + 1);
  }
}
