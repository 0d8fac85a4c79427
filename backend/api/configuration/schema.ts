import { z } from 'zod';

export const FileSchema = z.strictObject({ yaml: z.string().min(1).max(1_000_000) });

export const ProblemsSchema = z.object({
  problems: z.array(z.object({ path: z.string(), message: z.string(), remedy: z.string() })),
});

export const ImportReplySchema = z.object({ created: z.array(z.string()), changed: z.array(z.string()), unchanged: z.array(z.string()) });
