/**
 * Regular expressions of administrators, matched by RE2: the time grows with the length of the text and never explodes,
 * whatever the pattern. The price is RE2's syntax: no look-around and no references back (`(?=a)`, `\1`).
 */
import { RE2JS } from 're2js';

export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** 0: everything that matched; from 1 on the captures, null where one took no part. */
  readonly groups: readonly (string | null)[];
}

export interface SafeRegex {
  /** The first match anywhere in the text; null when there is none. */
  find(text: string): RegexMatch | null;
}

export type RegexCompiled = { readonly ok: true; readonly regex: SafeRegex } | { readonly ok: false; readonly message: string };

/** Repetitions multiply: beyond this many steps a pattern would be slow on every name, so it is refused on save. */
const LARGEST_PROGRAM = 5_000;
/** No name and no attribute a pattern is meant for is longer; a longer text does not match. */
export const LONGEST_TEXT = 10_000;

export function compileRegex(pattern: string, options: { readonly ignoreCase: boolean }): RegexCompiled {
  try {
    const compiled = RE2JS.compile(pattern, options.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    if (compiled.programSize() > LARGEST_PROGRAM) return { ok: false, message: 'The pattern repeats too much.' };
    return { ok: true, regex: { find: (text) => findFirst(compiled, text) } };
  } catch (error) {
    return { ok: false, message: sayWhy(error) };
  }
}

/** The text with `$0` to `$99` replaced by what was captured, `$$` by a dollar sign. A capture that took no part gives nothing. */
export function fillCaptures(template: string, match: RegexMatch): string {
  return template.replace(/\$(\$|\d{1,2})/g, (place, what: string) => {
    if (what === '$') return '$';
    const both = match.groups[Number(what)];
    if (both !== undefined) return both ?? '';
    // `$12` with fewer than twelve captures: the first one and a 2.
    const first = match.groups[Number(what[0])];
    return what.length === 2 && first !== undefined ? `${first ?? ''}${what[1]}` : place;
  });
}

function findFirst(compiled: RE2JS, text: string): RegexMatch | null {
  if (text.length > LONGEST_TEXT) return null;
  const matcher = compiled.matcher(text);
  if (!matcher.find()) return null;
  const groups: (string | null)[] = [];
  for (let group = 0; group <= matcher.groupCount(); group++) groups.push(matcher.group(group));
  return { start: matcher.start(), end: matcher.end(), groups };
}

function sayWhy(error: unknown): string {
  const said = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : '';
  return said === '' ? 'The pattern is not a regular expression.' : `The pattern is not a regular expression Rollcall can use: ${said}.`;
}
