/** Search filters (RFC 4515). Values are never put into a filter's text: they travel as values of filter objects. */
import {
  AndFilter,
  EqualityFilter,
  type Filter,
  FilterParser,
  GreaterThanEqualsFilter,
  LessThanEqualsFilter,
  NotFilter,
  OrFilter,
  PresenceFilter,
} from 'ldapts';

export type { Filter } from 'ldapts';

export const anyEntry = (): Filter => hasAny('objectClass');

export const hasAny = (attribute: string): Filter => new PresenceFilter({ attribute });

export const equals = (attribute: string, value: string | Buffer): Filter => new EqualityFilter({ attribute, value });

export const atLeast = (attribute: string, value: string): Filter => new GreaterThanEqualsFilter({ attribute, value });

export const atMost = (attribute: string, value: string): Filter => new LessThanEqualsFilter({ attribute, value });

export const allOf = (...filters: Filter[]): Filter => new AndFilter({ filters });

export const oneOf = (...filters: Filter[]): Filter => new OrFilter({ filters });

export const not = (filter: Filter): Filter => new NotFilter({ filter });

/**
 * A filter an administrator typed. Throws an `Error` that says what is wrong with the text.
 * Escaped UTF-8 bytes (`\c3\a9`) are joined to their character first; the parser would make two characters of them.
 */
export function parseFilter(text: string): Filter {
  const joined = text.trim().replace(/(?:\\[89a-f][0-9a-f])+/gi, (run) => Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'));
  return FilterParser.parseString(joined);
}

/** Names of the attributes a typed filter looks at, in lower case. */
export function attributesOf(text: string): readonly string[] {
  const names = [...text.matchAll(/\(\s*([A-Za-z][\w-]*)\s*(?:[:<>~]|=)/g)].map((match) => (match[1] ?? '').toLowerCase());
  return [...new Set(names)];
}
