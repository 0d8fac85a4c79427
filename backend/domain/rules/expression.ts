/** How one value of the desired Jira user is made from a record. Data only; evaluation is in `mapping/`. */
import { z } from 'zod';

/**
 * The named functions. Each takes the value so far (text or list of texts) and its arguments.
 * `regex` gives its first capture group (or the whole match) and nothing when it does not match.
 */
export const FunctionCallSchema = z.discriminatedUnion('function', [
  z.strictObject({ function: z.literal('lower') }),
  z.strictObject({ function: z.literal('upper') }),
  z.strictObject({ function: z.literal('trim') }),
  z.strictObject({ function: z.literal('replace'), search: z.string().min(1), with: z.string() }),
  z.strictObject({ function: z.literal('regex'), pattern: z.string().min(1).max(500), template: z.string().optional() }),
  z.strictObject({ function: z.literal('split'), separator: z.string().min(1) }),
  z.strictObject({ function: z.literal('join'), separator: z.string() }),
  z.strictObject({ function: z.literal('first-of') }),
  z.strictObject({ function: z.literal('strip-domain') }),
  z.strictObject({ function: z.literal('default'), value: z.string() }),
]);
export type FunctionCall = z.infer<typeof FunctionCallSchema>;

const functions = z.array(FunctionCallSchema).max(20).optional();

export const ExpressionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), value: z.string() }),
  /** A dotted path into the record's attributes: `profile.email`, `mail`, `emails[0].value`. */
  z.strictObject({ kind: z.literal('attribute'), path: z.string().min(1), functions }),
  /** Text with `${path}` places. Gives nothing when any place has no value. */
  z.strictObject({ kind: z.literal('template'), template: z.string().min(1), functions }),
  /** The expert's way, evaluated in a guarded child process before the decision. See docs/rules.md. */
  z.strictObject({ kind: z.literal('jsonata'), expression: z.string().min(1).max(10_000) }),
]);
export type Expression = z.infer<typeof ExpressionSchema>;
