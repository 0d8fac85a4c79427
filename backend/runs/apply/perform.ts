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
  /** Aborts waiting as well when another operation ended the run. */
  readonly waitSignal: AbortSignal;
  readonly verify: boolean;
}

export interface Performed {
  readonly record: OutcomeRecord;
  /** The run cannot go on after this. */
  readonly fatal?: RollcallError;
}

export async function perform(entry: JournalEntry, context: PerformContext): Promise<Performed> {
  try {
    return { record: await carryThrough(entry, context) };
  } catch (error) {
    if (error instanceof FatalRefusal)
      return { record: reject(entry.seq, entry.attempts + 1, error.view, context), fatal: errorOf(error.view) };
    // Nothing was written for this one (it was waiting), so it is as if it had never been tried.
    if (isRollcallError(error) && !context.callSignal.aborted)
      return { record: { seq: entry.seq, state: 'planned', attempts: entry.attempts }, fatal: error };
    throw error;
  }
}

async function carryThrough(entry: JournalEntry, context: PerformContext): Promise<OutcomeRecord> {
  const { book, target, patience, clock, callSignal, waitSignal } = context;
  const { operation, seq } = entry;
  let attempts = entry.attempts;
  const blocked = book.blockedBy(operation);
  if (blocked) {
    book.failed(operation);
    return { seq, state: 'skipped', attempts, detail: blocked };
  }
  const succeed = (state: 'applied' | 'already', account: CurrentAccount | null): OutcomeRecord => {
    patience.succeeded();
    book.succeeded(operation, account, isoNow(clock));
    return { seq, state, attempts };
  };

  let mustSettle = entry.state === 'started';
  for (let sends = 0; ; ) {
    if (mustSettle) {
      const settled = await patience.through(() => target.settle(operation, book.accountFor(operation), callSignal), waitSignal);
      if (settled.result === 'done') return succeed('applied', settled.account ?? null);
      if (settled.result === 'differs') {
        book.failed(operation);
        return { seq, state: 'stale', attempts, detail: settled.detail };
      }
      mustSettle = false;
    }
    if (sends >= SENDS) {
      book.failed(operation);
      return reject(
        seq,
        attempts,
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
    attempts += 1;
    const outcome = await target.apply(operation, { account: book.accountFor(operation), verify: context.verify, signal: callSignal });
    switch (outcome.result) {
      case 'applied':
      case 'already':
        return succeed(outcome.result, outcome.account ?? null);
      case 'stale':
        book.failed(operation);
        return { seq, state: 'stale', attempts, detail: outcome.detail };
      case 'rejected':
        book.failed(operation);
        if (FATAL.has(outcome.error.code) || patience.exhaustedBy(outcome.error)) throw new FatalRefusal(outcome.error);
        return reject(seq, attempts, outcome.error, context);
      case 'retry-later':
        if (FATAL.has(outcome.error.code)) throw new FatalRefusal(outcome.error);
        sends -= 1;
        await patience.pause(outcome.afterMs, outcome.error, waitSignal);
        break;
      case 'unknown':
        mustSettle = true;
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
