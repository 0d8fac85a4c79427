/** Carries one operation through to an outcome that is known: tries, waits, and reads when no answer came. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../../connectors/spi';
import { type ErrorCode, type ErrorView, errorOf, isRollcallError, type RollcallError } from '../../domain/errors';
import type { JournalEntry, OutcomeRecord } from '../../store/store';
import type { CurrentAccount, Target } from '../../target/port';
import { isoNow } from '../clock';
import type { AccountBook } from './accounts';
import type { Patience } from './patience';

/** Faults that the next operation would meet as well: the run ends instead of failing sixty thousand times. */
const FATAL: ReadonlySet<ErrorCode> = new Set(['target-auth', 'target-captcha', 'target-permission', 'target-version', 'target-read-only']);
const SENDS = 4;

export interface PerformContext {
  readonly target: Target;
  readonly book: AccountBook;
  readonly patience: Patience;
  readonly clock: Clock;
  readonly log: Logger;
  /** Aborts calls in flight: only when the lease is lost. */
  readonly callSignal: AbortSignal;
  /** Aborts waiting as well: when another operation ended the run, or a person asked to stop. */
  readonly waitSignal: AbortSignal;
  /** A person asked to stop: what only waits is left as it is. */
  readonly stop: AbortSignal;
  readonly verify: boolean;
}

export interface Performed {
  readonly record: OutcomeRecord;
  /** The run cannot go on after this. */
  readonly fatal?: RollcallError;
}

export async function perform(entry: JournalEntry, context: PerformContext): Promise<Performed> {
  const sent: Sent = { attempts: entry.attempts, isUnknown: entry.state === 'started' };
  try {
    return { record: await carryThrough(entry, context, sent) };
  } catch (error) {
    if (error instanceof FatalRefusal)
      return { record: reject(entry.seq, entry.attempts + 1, error.view, context), fatal: errorOf(error.view) };
    // What was only waiting is as if it had never been tried. What may have been done stays `started`: no read could tell.
    const left: OutcomeRecord = sent.isUnknown
      ? { seq: entry.seq, state: 'started', attempts: sent.attempts }
      : { seq: entry.seq, state: 'planned', attempts: entry.attempts };
    if (context.callSignal.aborted) throw error;
    if (context.stop.aborted && (isRollcallError(error) || error === context.stop.reason)) return { record: left };
    if (isRollcallError(error)) return { record: left, fatal: error };
    throw error;
  }
}

/** What is known of an operation while it is carried through. */
interface Sent {
  attempts: number;
  /** It may have taken effect, and only a read can tell. */
  isUnknown: boolean;
}

async function carryThrough(entry: JournalEntry, context: PerformContext, sent: Sent): Promise<OutcomeRecord> {
  const { book, target, patience, clock, callSignal, waitSignal } = context;
  const { operation, seq } = entry;
  const blocked = book.blockedBy(operation);
  if (blocked) {
    book.failed(operation);
    return { seq, state: 'skipped', attempts: sent.attempts, detail: blocked };
  }
  const succeed = (state: 'applied' | 'already', account: CurrentAccount | null): OutcomeRecord => {
    patience.succeeded();
    book.succeeded(operation, account, isoNow(clock));
    return { seq, state, attempts: sent.attempts };
  };

  for (let sends = 0; ; ) {
    if (sent.isUnknown) {
      const settled = await patience.through(() => target.settle(operation, book.accountFor(operation), callSignal), waitSignal);
      if (settled.result === 'done') return succeed('applied', settled.account ?? null);
      if (settled.result === 'differs') {
        book.failed(operation);
        return { seq, state: 'stale', attempts: sent.attempts, detail: settled.detail };
      }
      sent.isUnknown = false;
    }
    if (sends >= SENDS) {
      book.failed(operation);
      return reject(
        seq,
        sent.attempts,
        {
          code: 'target-unavailable',
          message: 'Jira did not answer this change after several tries.',
          retry: 'later',
          blame: 'target',
          remedy: 'Check Jira and its log; the next run tries again.',
        },
        context,
      );
    }
    sends += 1;
    sent.attempts += 1;
    const outcome = await target.apply(operation, { account: book.accountFor(operation), verify: context.verify, signal: callSignal });
    switch (outcome.result) {
      case 'applied':
      case 'already':
        return succeed(outcome.result, outcome.account ?? null);
      case 'stale':
        book.failed(operation);
        return { seq, state: 'stale', attempts: sent.attempts, detail: outcome.detail };
      case 'rejected':
        book.failed(operation);
        if (FATAL.has(outcome.error.code) || patience.exhaustedBy(outcome.error)) throw new FatalRefusal(outcome.error);
        return reject(seq, sent.attempts, outcome.error, context);
      case 'retry-later':
        if (FATAL.has(outcome.error.code)) throw new FatalRefusal(outcome.error);
        sends -= 1;
        await patience.pause(outcome.afterMs, outcome.error, waitSignal);
        break;
      case 'unknown':
        sent.isUnknown = true;
        break;
    }
  }
}

function reject(seq: number, attempts: number, error: ErrorView, context: PerformContext): OutcomeRecord {
  const errorId = randomUUID();
  context.log.warn({ errorId, code: error.code, seq }, 'operation rejected');
  return { seq, state: 'rejected', attempts, error, errorId };
}

class FatalRefusal extends Error {
  readonly view: ErrorView;

  constructor(view: ErrorView) {
    super(view.message);
    this.view = view;
  }
}
