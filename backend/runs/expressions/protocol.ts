/** What parent and child say to each other. Types only: the child is one file on its own. */
import type { Json } from '../../domain/json';

export type ToChild =
  | { readonly kind: 'check'; readonly expression: string }
  | {
      readonly kind: 'evaluate';
      readonly expressions: readonly string[];
      /** JSON text of a list of `ExpressionRecord`. */
      readonly records: string;
      /** Steps to leave out: `record × number of expressions + expression`. */
      readonly skip: readonly number[];
    };

export type FromChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'checked'; readonly problem: string | null }
  /** JSON text of a list of `Outcome`, one for each step; a long list comes in several messages. */
  | { readonly kind: 'outcomes'; readonly outcomes: string; readonly last: boolean };

export interface ExpressionRecord {
  /** What `$id`, `$status`, `$kind` and `$active` stand for. */
  readonly variables: { readonly id: string; readonly status: string; readonly kind: string; readonly active: boolean };
  readonly attributes: Json;
}

/** Null: left out. */
export type Outcome = { readonly value: Json } | { readonly problem: string } | null;
