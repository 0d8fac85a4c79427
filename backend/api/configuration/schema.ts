import { z } from 'zod';

export const FileSchema = z.strictObject({ yaml: z.string().min(1).max(1_000_000) });

export const ImportSchema = FileSchema.extend({
  /** What the comparison said; with it, nothing is taken over that was not looked at. */
  revision: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'The revision that the comparison answered.')
    .optional(),
});

export const ProblemsSchema = z.object({
  problems: z.array(z.object({ path: z.string(), message: z.string(), remedy: z.string() })),
});

export const ImportReplySchema = z.object({ created: z.array(z.string()), changed: z.array(z.string()), unchanged: z.array(z.string()) });

const DifferenceSchema = z.object({
  /** Dotted path of what differs. */
  path: z.string(),
  kind: z.enum(['added', 'changed', 'removed']),
  before: z.unknown(),
  after: z.unknown(),
});

/** `set`: the file has one, whether or not it equals the stored one. `kept`: the file has none, so the stored one stays. `dropped`: it belonged to another address. `missing`: one is needed. */
const SecretChangeSchema = z.object({ field: z.string(), change: z.enum(['set', 'kept', 'dropped', 'missing']) });

export const ComparisonSchema = ProblemsSchema.extend({
  /** Of the configuration that was compared with. */
  revision: z.string(),
  settings: z.object({ differences: z.array(DifferenceSchema), secrets: z.array(SecretChangeSchema) }),
  connectors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** `untouched`: the file does not name it, so it stays as it is. */
      result: z.enum(['added', 'changed', 'unchanged', 'untouched']),
      differences: z.array(DifferenceSchema),
      secrets: z.array(SecretChangeSchema),
    }),
  ),
}).meta({ id: 'Comparison', description: 'What taking over a file would change. Secrets are named and never shown.' });
