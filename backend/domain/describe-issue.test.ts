import { z } from 'zod';
import { describeIssue } from './describe-issue';

/** What is said of a value that does not fit. */
function wordsFor(schema: z.ZodType, value: unknown): string {
  const parsed = schema.safeParse(value);
  if (parsed.success) throw new Error('It fits.');
  const [issue] = parsed.error.issues;
  if (!issue) throw new Error('Nothing was found.');
  return describeIssue(issue as object as Parameters<typeof describeIssue>[0]);
}

describe('a value that does not fit', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), undefined, 'It is missing.'],
    [z.string(), 1, 'It must be a text.'],
    [z.number(), 'x', 'It must be a number.'],
    [z.int(), 1.5, 'It must be a whole number.'],
    [z.boolean(), 'x', 'It must be true or false.'],
    [z.array(z.string()), 'x', 'It must be a list.'],
    [z.object({}), 'x', 'It must have keys with values.'],
    [z.record(z.string(), z.string()), 'x', 'It must have keys with values.'],
    [z.date(), 'x', 'It is of the wrong kind.'],
    [z.string().min(1), '', 'It is empty.'],
    [z.string().min(3), 'x', 'It has fewer than 3 characters.'],
    [z.string().max(3), 'long', 'It has more than 3 characters.'],
    [z.array(z.string()).min(1), [], 'The list is empty.'],
    [z.array(z.string()).min(2), ['x'], 'The list has fewer than 2 entries.'],
    [z.array(z.string()).max(1), ['x', 'y'], 'The list has more than 1 entries.'],
    [z.number().min(1), 0, 'It must be at least 1.'],
    [z.number().max(1), 2, 'It must be at most 1.'],
    [z.number().gt(1), 1, 'It must be more than 1.'],
    [z.number().lt(1), 1, 'It must be less than 1.'],
    [z.number().multipleOf(5), 7, 'It must be a multiple of 5.'],
    [z.enum(['a', 'b']), 'c', 'It must be one of these: a, b.'],
    [z.literal('a'), 'c', 'It must be "a".'],
    [z.email(), 'x', 'It is not a mail address.'],
    [z.url(), 'x', 'It is not an address such as https://example.com.'],
    [z.uuid(), 'x', 'It is not a UUID.'],
    [z.iso.datetime(), 'x', 'It is not a time such as 2026-01-31T12:00:00Z.'],
    [z.string().regex(/^a$/), 'x', 'It does not have the form that is needed.'],
    [z.union([z.string(), z.number()]), true, 'It is not possible like this.'],
    [z.custom(() => false), 'x', 'It is not possible like this.'],
    [z.string().regex(/^a$/, 'Write a.'), 'x', 'Write a.'],
    [z.string().refine(() => false, 'Write something else.'), 'x', 'Write something else.'],
  ])('is described: %#', (schema, value, words) => expect(wordsFor(schema, value)).toBe(words));
});
