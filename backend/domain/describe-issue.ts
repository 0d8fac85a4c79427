/** What zod found wrong with a value, in our words: zod has no German ones, and says less than a person needs. */

/** What zod tells, as far as it is used here. */
export interface Issue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly inclusive?: boolean;
  readonly format?: string;
  readonly values?: readonly unknown[];
  readonly divisor?: number | bigint;
}

/** A schema may have words of its own for what it asks; those are better than any made here. */
const ZODS_WORDS = /^(Invalid|Too (small|big)|Unrecognized)\b/;

const KINDS: Readonly<Record<string, string>> = {
  string: 'It must be a text.',
  number: 'It must be a number.',
  int: 'It must be a whole number.',
  boolean: 'It must be true or false.',
  array: 'It must be a list.',
  object: 'It must have keys with values.',
  record: 'It must have keys with values.',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'It is not a mail address.',
  url: 'It is not an address such as https://example.com.',
  uuid: 'It is not a UUID.',
  datetime: 'It is not a time such as 2026-01-31T12:00:00Z.',
};

/** One sentence. */
export function describeIssue(issue: Issue): string {
  const { code, message } = issue;
  if (/received undefined$/.test(message)) return 'It is missing.';
  if (!ZODS_WORDS.test(message)) return message;
  if (code === 'invalid_type') return KINDS[issue.expected ?? ''] ?? 'It is of the wrong kind.';
  if (code === 'too_small') return tooSmall(issue);
  if (code === 'too_big') return tooBig(issue);
  if (code === 'invalid_format') return FORMATS[issue.format ?? ''] ?? 'It does not have the form that is needed.';
  if (code === 'invalid_value' && issue.values) return oneOf(issue.values);
  if (code === 'not_multiple_of') return `It must be a multiple of ${issue.divisor}.`;
  return 'It is not possible like this.';
}

function tooSmall({ origin, minimum = 0, inclusive }: Issue): string {
  if (origin === 'string') return Number(minimum) === 1 ? 'It is empty.' : `It has fewer than ${minimum} characters.`;
  if (origin === 'array' || origin === 'set')
    return Number(minimum) === 1 ? 'The list is empty.' : `The list has fewer than ${minimum} entries.`;
  return inclusive === false ? `It must be more than ${minimum}.` : `It must be at least ${minimum}.`;
}

function tooBig({ origin, maximum = 0, inclusive }: Issue): string {
  if (origin === 'string') return `It has more than ${maximum} characters.`;
  if (origin === 'array' || origin === 'set') return `The list has more than ${maximum} entries.`;
  return inclusive === false ? `It must be less than ${maximum}.` : `It must be at most ${maximum}.`;
}

function oneOf(values: readonly unknown[]): string {
  const words = values.map(String).join(', ');
  return values.length === 1 ? `It must be "${words}".` : `It must be one of these: ${words}.`;
}
