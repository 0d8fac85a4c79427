import type { Logger } from 'pino';
import type { ExpressionResults } from '../../domain/decide/input';
import type { SourceUser } from '../../domain/records';

export type ExpressionCheck = { readonly ok: true } | { readonly ok: false; readonly message: string };

export interface ExpressionEvaluator {
  /** Never rejects for what an expression does, only when `signal` is aborted (`stopped`) or no child can be started (`internal`). */
  evaluate(expressions: readonly string[], users: Iterable<SourceUser>, signal?: AbortSignal): Promise<ExpressionResults>;
  /** Syntax only. */
  check(expression: string): Promise<ExpressionCheck>;
  close(): Promise<void>;
}

export function createExpressionEvaluator(_options: { readonly log: Logger }): ExpressionEvaluator {
  throw new Error('not built yet');
}
