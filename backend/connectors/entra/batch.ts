/**
 * Many small GETs, twenty in a POST to `/$batch`. Each is answered, throttled and refused on its own inside the reply, in any
 * order. Source: Graph docs, "Combine multiple HTTP requests using JSON batching".
 */
import { RollcallError } from '../../domain/errors';
import { statusFailure } from '../kit/http/failures';
import { rateLimited } from '../kit/http/pace-gate';
import { readRetryAfter } from '../kit/http/retry-delay';
import type { Clock } from '../spi';
import { type BatchReply, type BatchSender, itemIsTransient } from './batch-sender';
import { explainRefusal } from './refusals';

/** Most requests Graph takes in one batch. */
export const batchSize = 20;

/** Tries of one request, and how often it may be asked to wait besides. */
const attempts = 5;
const patience = 10;
/** Longest wait we stand still for, in milliseconds. */
const maxWaitMs = 120_000;

interface Waiting {
  /** Below the base address: `/groups/{id}/members?…`. */
  readonly url: string;
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: unknown) => void;
  sent: number;
  limited: number;
  refreshed: boolean;
}

export interface BatchOptions {
  readonly sender: BatchSender;
  readonly clock: Clock;
  /** POSTs at the same time. */
  readonly lanes: number;
  readonly signal: AbortSignal;
  /** Why nothing more should be sent, or null. */
  readonly hopeless: () => RollcallError | null;
}

/** Sends full batches at once, and a partial one only when no more can come to fill it. */
export class BatchReader {
  readonly #options: BatchOptions;
  #queue: Waiting[] = [];
  #inFlight = 0;
  #producers = 0;
  #notBefore = 0;
  #asleep = false;
  /** Counts fresh tokens: one serves everybody who was turned away with the same old one. */
  #generation = 0;

  constructor(options: BatchOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#refuseAll(stopped()), { once: true });
  }

  /** The body of a 2xx reply; throws what a single request would. */
  get(url: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ url, resolve, reject, sent: 0, limited: 0, refreshed: false });
      // More may be asked for in the same turn; they go together.
      queueMicrotask(() => this.#pump());
    });
  }

  /** Somebody is about to ask for more: partial batches wait until what this answers is called. */
  expectMore(): () => void {
    this.#producers += 1;
    return () => {
      this.#producers -= 1;
      setImmediate(() => this.#pump());
    };
  }

  #pump(): void {
    const { lanes, signal, hopeless, clock } = this.#options;
    const reason = signal.aborted ? stopped() : hopeless();
    if (reason) this.#refuseAll(reason);
    if (this.#queue.length === 0) return;
    const wait = this.#notBefore - clock.now();
    if (wait > 0) {
      this.#sleep(wait);
      return;
    }
    while (this.#inFlight < lanes && this.#queue.length >= batchSize) this.#start(this.#queue.splice(0, batchSize));
    // What follows from batches on their way (next pages) may fill this one.
    if (this.#queue.length > 0 && this.#inFlight === 0 && this.#producers === 0) this.#start(this.#queue.splice(0, batchSize));
  }

  #sleep(ms: number): void {
    if (this.#asleep) return;
    this.#asleep = true;
    const { clock, signal } = this.#options;
    clock
      .sleep(ms, signal)
      .catch(() => undefined)
      .finally(() => {
        this.#asleep = false;
        this.#pump();
      });
  }

  #start(items: readonly Waiting[]): void {
    this.#inFlight += 1;
    this.#send(items)
      .catch((error: unknown) => {
        for (const item of items) item.reject(error);
      })
      .finally(() => {
        this.#inFlight -= 1;
        setImmediate(() => this.#pump());
      });
  }

  async #send(items: readonly Waiting[]): Promise<void> {
    const generation = this.#generation;
    let replies: ReadonlyMap<string, BatchReply>;
    try {
      replies = await this.#options.sender.post(
        items.map(({ url }) => url),
        this.#options.signal,
      );
    } catch (error) {
      if (!(error instanceof RollcallError) || (error.code !== 'source-protocol' && error.code !== 'source-limit')) throw error;
      // One reply spoilt them all: asked for one by one, only the one at fault fails.
      await Promise.all(items.map((item) => this.#sendAlone(item)));
      return;
    }
    for (const [place, item] of items.entries()) {
      const reply = replies.get(String(place + 1));
      if (reply) await this.#settle(item, reply, generation);
      else await this.#sendAlone(item);
    }
  }

  async #sendAlone(item: Waiting): Promise<void> {
    try {
      item.resolve(await this.#options.sender.get(item.url, this.#options.signal));
    } catch (error) {
      item.reject(error);
    }
  }

  async #settle(item: Waiting, reply: BatchReply, generation: number): Promise<void> {
    const { clock, sender } = this.#options;
    const now = clock.now();
    const paced = sender.pace(reply, now);
    if (reply.status >= 200 && reply.status < 300) {
      if (paced !== null) this.#hold(paced);
      item.resolve(reply.body);
    } else if (reply.status === 401 && !item.refreshed) {
      item.refreshed = true;
      if (generation === this.#generation) {
        await sender.refreshToken();
        this.#generation += 1;
      }
      this.#queue.push(item);
    } else if (itemIsTransient(reply.status)) this.#retry(item, reply, paced, now);
    else item.reject(explainRefusal(reply, item.url));
  }

  #retry(item: Waiting, reply: BatchReply, paced: number | null, now: number): void {
    const limited = reply.status === 429;
    if (limited) item.limited += 1;
    else item.sent += 1;
    const asked = readRetryAfter(reply.headers, now) ?? (limited ? paced : null);
    if (asked !== null && asked > maxWaitMs) item.reject(rateLimited(asked));
    else if (item.sent >= attempts || item.limited >= patience) item.reject(statusFailure(this.#options.sender.host, reply.status));
    else {
      this.#hold(asked ?? 500 * 2 ** Math.min(5, item.sent + item.limited - 1));
      this.#queue.push(item);
    }
  }

  #hold(ms: number): void {
    this.#notBefore = Math.max(this.#notBefore, this.#options.clock.now() + ms);
  }

  #refuseAll(error: RollcallError): void {
    for (const item of this.#queue.splice(0)) item.reject(error);
  }
}

function stopped(): RollcallError {
  return new RollcallError('stopped', 'The read was stopped.');
}
