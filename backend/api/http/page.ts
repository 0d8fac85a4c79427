import { z } from 'zod';

/** `limit` and the opaque `after` of every paged list. */
export const PageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'Pass back what "next" of the page before says.')
    .optional(),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
