import { isRollcallError, RollcallError, viewError } from '../../../domain/errors';
import type { ApplyOutcome } from '../../port';
import type { Clock } from '../clock';
import type { Lanes } from '../pacing/lanes';
import type { Pace } from '../pacing/pace';
import type { Tally } from '../tally';
import type { Circuit } from './circuit';
import { errorOfFailure, rateLimited, stopped, unavailable } from './failure-error';
import { isAnonymousJson, judgeReply, notJira } from './judge-reply';
import { type Verb, WireFailure, type WireReply, type WireRequest } from './wire';
import type { WireClient } from './wire-client';

/** Tries of one read at most, the first included. */
const READ_ATTEMPTS = 6;
/** A read does not wait longer than this for one further try. */
const LONGEST_WAIT_MS = 60_000;

/** What Jira itself answered. */
export interface Answer {
  readonly status: number;
  /** Parsed JSON; undefined for an empty body. */
  readonly body: unknown;
}

/** `answered`: Jira's REST resource decided. `failed`: anything else, already as the outcome of the operation. */
export type WriteAnswer = ({ readonly kind: 'answered' } & Answer) | { readonly kind: 'failed'; readonly outcome: ApplyOutcome };

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Statuses besides 2xx that the caller handles; others throw. */
  readonly accept?: readonly number[];
  /** An answer given to us as "anonymous" will do. */
  readonly asAnybody?: boolean;
}

/** A reply, and the error to report when it is a push-back (429, 503). */
export interface Heard {
  readonly reply: WireReply;
  readonly pushBack: RollcallError | null;
}

export interface ClientParts {
  readonly wire: WireClient;
  readonly lanes: Lanes;
  readonly pace: Pace;
  readonly circuit: Circuit;
  readonly clock: Clock;
  readonly tally: Tally;
  /** Rejected credentials open the circuit: with passwords each try counts towards a CAPTCHA. */
  readonly rejectionIsFinal: boolean;
}

/** Calls Jira within the lanes and the pace. Reads are tried again when that can help; writes are sent exactly once. */
export class JiraClient {
  private readonly parts: ClientParts;

  constructor(parts: ClientParts) {
    this.parts = parts;
  }

  /** Throws a RollcallError unless the answer is 2xx or an accepted status. */
  async read(path: string, options: ReadOptions = {}): Promise<Answer> {
    const { clock, tally } = this.parts;
    for (let attempt = 1; ; attempt++) {
      this.countRead();
      const result = await this.tryRead(path, options);
      if (!isRollcallError(result)) return result;
      const wait = result.retryAfterMs ?? 150 * 2 ** attempt * (0.5 + Math.random());
      if (result.retry === 'never' || result.code === 'stopped' || attempt >= READ_ATTEMPTS || wait > LONGEST_WAIT_MS) throw result;
      tally.retries++;
      await clock.sleep(wait, options.signal);
    }
  }

  /** Sends a change once. Never throws; a stop is heeded only before it is sent. */
  async write(verb: Exclude<Verb, 'GET'>, path: string, body: unknown, signal: AbortSignal): Promise<WriteAnswer> {
    this.parts.tally.writes++;
    let heard: Heard;
    try {
      const request: WireRequest = body === undefined ? { verb, path } : { verb, path, body: JSON.stringify(body) };
      heard = await this.exchange(request, signal);
    } catch (failure) {
      return { kind: 'failed', outcome: outcomeOfFailure(failure) };
    }
    const { reply, pushBack } = heard;
    const { status } = reply;
    if (pushBack)
      return { kind: 'failed', outcome: { result: 'retry-later', afterMs: pushBack.retryAfterMs ?? 0, error: viewError(pushBack) } };
    if (status >= 500) return { kind: 'failed', outcome: { result: 'unknown', error: viewError(unavailable(status)) } };
    const problem = this.judge(reply);
    if (problem) {
      // A page with a good status may hide that the change was made; a redirect or a refusal cannot.
      const result = problem.code === 'target-protocol' && status < 300 ? 'unknown' : 'rejected';
      return { kind: 'failed', outcome: { result, error: viewError(problem) } };
    }
    const answer = parseJson(reply.text);
    if (answer === NOT_JSON && status < 300) {
      return { kind: 'failed', outcome: { result: 'unknown', error: viewError(notJira('answered with damaged data')) } };
    }
    if (status === 404 && !isErrorCollection(answer)) {
      return { kind: 'failed', outcome: { result: 'rejected', error: viewError(notJira('knows nothing at this address')) } };
    }
    return { kind: 'answered', status, body: answer === NOT_JSON ? undefined : answer };
  }

  countRead(): void {
    this.parts.tally.reads++;
  }

  /** One exchange within lanes and pace. Throws `WireFailure`, or the error that opened the circuit. */
  async exchange(request: WireRequest, signal: AbortSignal | undefined): Promise<Heard> {
    return this.within(signal, () => this.parts.wire.send(request));
  }

  /** Runs an exchange in a lane of its own, at the pace Jira asks for, and learns from its reply. */
  async within(signal: AbortSignal | undefined, send: () => Promise<WireReply>): Promise<Heard> {
    const { lanes, pace, circuit, clock, tally } = this.parts;
    if (!lanes.tryEnter()) await lanes.enter();
    try {
      let wait = pace.takeSlot(clock.now());
      while (wait > 0 && !signal?.aborted) {
        await clock.sleep(wait, signal);
        wait = pace.pauseLeft(clock.now());
      }
      if (signal?.aborted) throw stopped();
      if (circuit.openedBy) throw circuit.openedBy;
      const ticket = lanes.start();
      const reply = await send();
      if (reply.status === 429 || reply.status === 503) {
        lanes.pushedBack(ticket);
        if (reply.status === 429) tally.rateLimited++;
        const afterMs = pace.pushedBack(reply.headers, clock.now());
        return { reply, pushBack: reply.status === 429 ? rateLimited(afterMs) : unavailable(reply.status, afterMs) };
      }
      if (reply.status < 500) lanes.succeeded();
      pace.observe(reply.headers, clock.now(), lanes.inFlight);
      return { reply, pushBack: null };
    } finally {
      lanes.leave();
    }
  }

  /** Judges a reply and opens the circuit when it must not be repeated. */
  judge(reply: WireReply, contentType?: RegExp): RollcallError | null {
    const problem = judgeReply(reply, contentType);
    if (problem?.code === 'target-captcha' || (problem?.code === 'target-auth' && this.parts.rejectionIsFinal))
      this.parts.circuit.open(problem);
    return problem;
  }

  private async tryRead(path: string, { signal, accept, asAnybody }: ReadOptions): Promise<Answer | RollcallError> {
    let heard: Heard;
    try {
      heard = await this.exchange(signal ? { verb: 'GET', path, signal } : { verb: 'GET', path }, signal);
    } catch (failure) {
      if (isRollcallError(failure)) return failure;
      if (failure instanceof WireFailure) return errorOfFailure(failure);
      throw failure;
    }
    const { reply, pushBack } = heard;
    if (pushBack) return pushBack;
    const { status } = reply;
    if (status >= 500) return unavailable(status);
    if (!(asAnybody && status === 200 && isAnonymousJson(reply))) {
      const problem = this.judge(reply);
      if (problem) return problem;
    }
    const body = parseJson(reply.text);
    // "Not found" may be taken as proof that somebody is gone, so only the resource itself may say it.
    if (status === 404 && !isErrorCollection(body)) return notJira('knows nothing at this address');
    if (status >= 300) return accept?.includes(status) ? { status, body: body === NOT_JSON ? undefined : body } : refusedRead(status);
    return body === NOT_JSON ? notJira('answered with damaged data') : { status, body };
  }
}

const NOT_JSON = Symbol('not JSON');

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

/** The body of refusals by resources of `/rest/api/2`. The layers around them answer in other shapes. */
const isErrorCollection = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && ('errorMessages' in body || 'errors' in body);

function refusedRead(status: number): RollcallError {
  if (status === 403) {
    return new RollcallError('target-permission', 'Jira does not let the account of the connection read this.', {
      remedy: 'Give the account the global permission "Jira Administrators".',
    });
  }
  return new RollcallError('target-protocol', `Jira refused a read with status ${status}.`, {
    remedy: 'Check the base URL of the connection, and whether Jira is of a supported version.',
  });
}

function outcomeOfFailure(failure: unknown): ApplyOutcome {
  if (isRollcallError(failure)) {
    const error = viewError(failure);
    return failure.code === 'stopped' ? { result: 'retry-later', afterMs: 0, error } : { result: 'rejected', error };
  }
  if (!(failure instanceof WireFailure)) return { result: 'unknown', error: viewError(failure) };
  const error = viewError(errorOfFailure(failure));
  if (failure.sent) return { result: 'unknown', error };
  return failure.reason === 'unreachable' ? { result: 'retry-later', afterMs: 2000, error } : { result: 'rejected', error };
}
