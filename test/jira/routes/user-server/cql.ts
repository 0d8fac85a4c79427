import { CrowdFailure } from './application';

/** The fields of one entity, as a restriction sees them. Names in lower case. */
export type Fields = (name: string) => string | undefined;
export type Test = (fields: Fields) => boolean;

/**
 * Reads the Crowd query language as far as clients use it: `name = "a*" and (active = true or email = x@y)`, with `*` at either
 * end of a value, compared without regard to case. An empty restriction lets everything through.
 */
export function parseCql(text: string): Test {
  const tokens = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|[()=<>]|[^\s()=<>"']+/g)].map((match) => ({
    text: match[1] ?? match[2] ?? match[0],
    quoted: match[1] !== undefined || match[2] !== undefined,
  }));
  if (tokens.length === 0) return () => true;
  let at = 0;
  const isWord = (word: string): boolean => !tokens[at]?.quoted && tokens[at]?.text.toLowerCase() === word;
  const next = (): string => {
    const token = tokens[at++];
    if (!token) throw invalid(text);
    return token.text;
  };
  const comparison = (): Test => {
    if (isWord('(')) {
      at++;
      const inner = either();
      if (next() !== ')') throw invalid(text);
      return inner;
    }
    const field = next().toLowerCase();
    if (next() !== '=') throw invalid(text);
    return equals(field, next().replace(/\\(.)/g, '$1').toLowerCase());
  };
  const both = (): Test => {
    let left = comparison();
    while (isWord('and')) {
      at++;
      const first = left;
      const second = comparison();
      left = (fields) => first(fields) && second(fields);
    }
    return left;
  };
  const either = (): Test => {
    let left = both();
    while (isWord('or')) {
      at++;
      const first = left;
      const second = both();
      left = (fields) => first(fields) || second(fields);
    }
    return left;
  };
  const test = either();
  if (at < tokens.length) throw invalid(text);
  return test;
}

function equals(field: string, wanted: string): Test {
  const open = wanted.startsWith('*');
  const end = wanted.endsWith('*') && wanted.length > 1;
  const core = wanted.slice(open ? 1 : 0, end ? -1 : undefined);
  return (fields) => {
    const value = fields(field)?.toLowerCase();
    if (value === undefined) return false;
    if (open && end) return value.includes(core);
    if (open) return value.endsWith(core);
    return end ? value.startsWith(core) : value === core;
  };
}

function invalid(text: string): CrowdFailure {
  return new CrowdFailure(400, 'ILLEGAL_ARGUMENT', `Invalid search restriction: ${text}`);
}
