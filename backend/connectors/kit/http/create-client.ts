/** The guarded HTTP client every REST connector uses: pinned addresses, pacing, retries, deadlines, caps, counts. */
import type { Logger } from 'pino';
import { RollcallError } from '../../../domain/errors';
import type { OutboundGuard } from '../../../domain/outbound';
import type { Clock } from '../../spi';
import type { HttpClient, HttpClientOptions, HttpReply, HttpRequest } from './client';
import { type Credentials, createCredentials } from './credentials';
import { createExchange, type Exchange, type RawReply, TookTooLong } from './exchange';
import { statusFailure, transportFailure } from './failures';
import { Lanes } from './lanes';
import { parseBaseUrl, resolveUrl } from './origin';
import { PaceGate, rateLimited } from './pace-gate';
import { parseBody, parseFailureBody } from './parse-body';
import { createPinnedAgent, type PinnedAgent } from './pinned-agent';
import { jitteredDelay, readRetryAfter } from './retry-delay';
import { Turns } from './turns';

export interface HttpClientHost {
  readonly guard: OutboundGuard;
  readonly clock: Clock;
  readonly log: Logger;
  /** Aborts everything the client does. */
  readonly signal: AbortSignal;
  /** 0 ≤ x < 1, for jitter. Default `Math.random`. */
  readonly random?: () => number;
}

const isGood = ({ status }: RawReply): boolean => status >= 200 && status < 300;

const transientStatus = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500;

export function createHttpClient(host: HttpClientHost, options: HttpClientOptions): HttpClient {
  return new PacedHttpClient(host, options);
}

class PacedHttpClient implements HttpClient {
  readonly #host: HttpClientHost;
  readonly #options: HttpClientOptions;
  readonly #base: URL;
  readonly #agent: PinnedAgent;
  readonly #exchange: Exchange;
  readonly #credentials: Credentials;
  readonly #gate: PaceGate;
  readonly #random: () => number;
  readonly #maxWaitMs: number;
  readonly #attempts: number;
  readonly #lanes: Lanes;
  readonly #closed = new AbortController();
  readonly #stop = (): void => this.#closed.abort();
  readonly #turns = new Turns();
  #calls = 0;

  constructor(host: HttpClientHost, options: HttpClientOptions) {
    const { lanes = 8, timeoutMs = 60_000, silenceMs = 30_000, maxBytes = 32 * 1024 * 1024 } = options;
    this.#host = host;
    this.#options = options;
    this.#base = parseBaseUrl(options.baseUrl);
    this.#random = host.random ?? Math.random;
    this.#maxWaitMs = options.maxWaitMs ?? 120_000;
    this.#attempts = options.attempts ?? 5;
    this.#lanes = new Lanes(lanes);
    this.#agent = createPinnedAgent(host.guard, host.clock, this.#base, {
      lanes,
      connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
      ca: options.ca,
    });
    this.#exchange = createExchange(this.#agent.agent, this.#base.protocol === 'https:', { timeoutMs, silenceMs, maxBytes });
    this.#credentials = createCredentials(options.authorize);
    this.#gate = new PaceGate(host.clock, this.#random, this.#maxWaitMs);
    if (host.signal.aborted) this.#stop();
    else host.signal.addEventListener('abort', this.#stop, { once: true });
    this.#closed.signal.addEventListener('abort', () => this.#exchange.abort(), { once: true });
  }

  get calls(): number {
    return this.#calls;
  }

  close(): void {
    this.#host.signal.removeEventListener('abort', this.#stop);
    this.#stop();
    this.#agent.close();
  }

  /** The lane is free for the next request as soon as the reply is here, before it is taken apart. */
  async request(request: HttpRequest): Promise<HttpReply> {
    const reply = await this.#lanes.run(() => this.#persist(request), request.background === true);
    if (!isGood(reply)) return this.#failed(reply);
    if (request.background) await this.#turns.next();
    const { status, headers, bytes } = reply;
    return { status, headers, body: parseBody(this.#base.host, headers['content-type'], bytes, request.parse) };
  }

  /** Sends until there is an answer worth giving back, or the tries are used up. */
  async #persist(request: HttpRequest): Promise<RawReply> {
    request.onTurn?.();
    const url = resolveUrl(this.#base, request.url, request.query);
    const repeatable = request.repeatable ?? (request.method ?? 'GET') === 'GET';
    const signal = request.signal ? AbortSignal.any([request.signal, this.#closed.signal]) : this.#closed.signal;
    const tries = { sent: 0, limited: 0, refreshed: false };
    for (;;) {
      this.#throwIfStopped(signal);
      const generation = this.#credentials.generation;
      const reply = await this.#try(url, request, signal, repeatable, tries);
      if (reply === null) continue;
      if (isGood(reply)) {
        const wait = this.#options.pacing?.(reply, this.#host.clock.now()) ?? null;
        if (wait !== null && wait > 0) this.#gate.hold(wait);
        return reply;
      }
      if (reply.status === 401 && this.#options.authorize && !tries.refreshed) {
        tries.refreshed = true;
        await this.#credentials.refresh(generation);
        continue;
      }
      if (repeatable && (await this.#waitForAnother(reply, tries, signal))) continue;
      if (request.accept?.includes(reply.status)) return reply;
      throw statusFailure(this.#base.host, reply.status);
    }
  }

  /** One exchange; null when it broke and may be tried again. */
  async #try(
    url: string,
    request: HttpRequest,
    signal: AbortSignal,
    repeatable: boolean,
    tries: { sent: number },
  ): Promise<RawReply | null> {
    await this.#pause(() => this.#gate.pass(signal), signal);
    await this.#agent.permit();
    const headers = await this.#credentials.headers();
    this.#throwIfStopped(signal);
    this.#calls += 1;
    tries.sent += 1;
    try {
      return await this.#exchange.send(url, request, headers, request.signal);
    } catch (error) {
      this.#throwIfStopped(signal);
      const failure = transportFailure(this.#base.host, error, error instanceof TookTooLong);
      if (!repeatable || failure.retry !== 'now' || tries.sent >= this.#attempts) throw failure;
      await this.#backOff(jitteredDelay(tries.sent, this.#random), 'broken', signal);
      return null;
    }
  }

  /** Waits as long as the reply asks for; false when this reply is final. Throws when the wait would be too long. */
  async #waitForAnother(reply: RawReply, tries: { sent: number; limited: number }, signal: AbortSignal): Promise<boolean> {
    const now = this.#host.clock.now();
    const paced = this.#options.pacing?.(reply, now) ?? null;
    if (!(this.#options.isTransient?.(this.#failed(reply)) ?? transientStatus(reply.status))) return false;
    const limited = reply.status === 429;
    if (limited) {
      // Being asked to wait is no failure: it has a budget of its own.
      tries.limited += 1;
      tries.sent -= 1;
      if (tries.limited >= this.#attempts * 2) return false;
    } else if (tries.sent >= this.#attempts) return false;
    const asked = readRetryAfter(reply.headers, now) ?? (limited ? paced : null);
    if (asked !== null && asked > this.#maxWaitMs) throw rateLimited(asked);
    if (asked !== null) this.#gate.hold(asked);
    else await this.#backOff(jitteredDelay(limited ? tries.limited + 1 : tries.sent, this.#random), String(reply.status), signal);
    return true;
  }

  async #backOff(waitMs: number, because: string, signal: AbortSignal): Promise<void> {
    this.#host.log.debug({ host: this.#base.host, because, waitMs }, 'request will be repeated');
    await this.#pause(() => this.#host.clock.sleep(waitMs, signal), signal);
  }

  async #pause(wait: () => Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      await wait();
    } catch (error) {
      this.#throwIfStopped(signal);
      throw error;
    }
  }

  #failed(reply: RawReply): HttpReply {
    return { status: reply.status, headers: reply.headers, body: parseFailureBody(reply.headers['content-type'], reply.bytes) };
  }

  #throwIfStopped(signal: AbortSignal): void {
    if (signal.aborted) throw new RollcallError('stopped', 'The read was stopped.');
  }
}
