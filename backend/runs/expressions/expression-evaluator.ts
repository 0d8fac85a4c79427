/**
 * JSONata for mappings. Expressions come from administrators and may loop, explode or exhaust memory, so they run in a child
 * process with little memory, no environment and no right to write files or start programs. See `expression-child.ts`.
 */
import type { Logger } from 'pino';
import type { ExpressionResults } from '../../domain/decide/input';
import { RollcallError } from '../../domain/errors';
import type { Json } from '../../domain/json';
import type { SourceId, SourceUser } from '../../domain/records';
import { batchRecords } from './batch-records';
import { type ChildSession, evaluateBatch, GIVEN_UP } from './evaluate-batch';
import { ChildGone, type ExpressionChild, startChild } from './start-child';

export type ExpressionCheck = { readonly ok: true } | { readonly ok: false; readonly message: string };

export interface ExpressionEvaluator {
  /**
   * Values (null for nothing) or problems of every expression for every user. Never rejects for what an expression does, only
   * when `signal` is aborted or the evaluator closed (`stopped`) or no child can be started (`internal`).
   */
  evaluate(expressions: readonly string[], users: Iterable<SourceUser>, signal?: AbortSignal): Promise<ExpressionResults>;
  /** Looks at the text only. */
  check(expression: string): Promise<ExpressionCheck>;
  /** Ends what is running. */
  close(): Promise<void>;
}

type Result = { readonly value: Json } | { readonly problem: string };

/** A second each: after so many an expression is more of a danger than a mapping. */
const MOST_STRIKES = 20;

export function createExpressionEvaluator({ log }: { readonly log: Logger }): ExpressionEvaluator {
  const closing = new AbortController();

  async function evaluate(expressions: readonly string[], users: Iterable<SourceUser>, signal?: AbortSignal): Promise<ExpressionResults> {
    const results = new Map<string, Map<SourceId, Result>>();
    for (const expression of expressions) results.set(expression, new Map());
    if (results.size === 0) return results;
    const session = openSession(log, signal ? AbortSignal.any([signal, closing.signal]) : closing.signal);
    const note = (expression: string, id: SourceId, result: Result) => results.get(expression)?.set(id, result);
    const tooLarge = (id: SourceId) => {
      for (const expression of results.keys()) note(expression, id, { problem: 'The record is too large for an expression.' });
    };
    try {
      for (const batch of batchRecords(users, tooLarge)) {
        const live = [...results.keys()].filter((expression) => !session.isGivenUp(expression));
        const outcomes = live.length > 0 ? await evaluateBatch(session, batch, live) : [];
        batch.ids.forEach((id, record) => {
          for (const expression of results.keys()) {
            const index = live.indexOf(expression);
            const outcome = index === -1 ? null : outcomes[record * live.length + index];
            note(expression, id, outcome ?? { problem: GIVEN_UP });
          }
        });
      }
      return results;
    } finally {
      session.end();
    }
  }

  async function check(expression: string): Promise<ExpressionCheck> {
    const session = openSession(log, closing.signal);
    try {
      const child = await session.child();
      const problem = await child.check(expression);
      return problem === null ? { ok: true } : { ok: false, message: problem };
    } catch (error) {
      if (error instanceof ChildGone && !closing.signal.aborted)
        return { ok: false, message: 'The expression could not be read within one second.' };
      throw error;
    } finally {
      session.end();
    }
  }

  return {
    evaluate,
    check,
    async close() {
      closing.abort();
    },
  };
}

/** A child for one evaluation: nothing of one connector's run is left for another's. */
function openSession(log: Logger, signal: AbortSignal): ChildSession & { isGivenUp(expression: string): boolean; end(): void } {
  let current: ExpressionChild | null = null;
  const strikes = new Map<string, number>();
  const end = () => {
    current?.end();
    current = null;
  };
  const refuseWhenStopped = () => {
    if (signal.aborted) throw new RollcallError('stopped', 'The evaluation of expressions was stopped.');
  };
  signal.addEventListener('abort', end, { once: true });
  const isGivenUp = (expression: string) => (strikes.get(expression) ?? 0) >= MOST_STRIKES;
  return {
    isGivenUp,
    async child() {
      refuseWhenStopped();
      current ??= await startChild();
      if (signal.aborted) end();
      refuseWhenStopped();
      return current as ExpressionChild;
    },
    strike(expression) {
      current = null;
      refuseWhenStopped();
      const count = (strikes.get(expression) ?? 0) + 1;
      strikes.set(expression, count);
      log.warn({ strikes: count }, 'a mapping expression had to be stopped');
      return isGivenUp(expression);
    },
    end() {
      signal.removeEventListener('abort', end);
      end();
    },
  };
}
