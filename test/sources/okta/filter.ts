/**
 * Okta's filter language, the part that lists of users and groups understand: `status eq "ACTIVE"`,
 * `lastUpdated gt "2026-01-01T00:00:00.000Z"`, `profile.email sw "a"`, `id pr`, joined by `and` and `or` with brackets.
 */

export class FilterFault extends Error {}

type Test = (read: (path: string) => unknown) => boolean;

const token = /\s*(\(|\)|"(?:[^"\\]|\\.)*"|[A-Za-z_][\w.]*|\d[\w.:-]*)/y;

export interface FilterRules {
  /** Operators by attribute path; `*` stands for every other path. Anything else is a fault. */
  readonly allowed: Readonly<Record<string, readonly string[]>>;
  /** Whether capital and small letters of values differ. Those of paths always do, those of operators never. */
  readonly exactCase: boolean;
}

export function parseFilter(text: string, { allowed, exactCase }: FilterRules): Test {
  const tokens = tokenize(text);
  let at = 0;
  const peek = () => tokens[at]?.toLowerCase();
  const take = (): string => {
    const taken = tokens[at];
    if (taken === undefined) throw new FilterFault('The filter ends too early.');
    at += 1;
    return taken;
  };
  const either = (): Test => {
    let left = both();
    while (peek() === 'or') {
      take();
      const [a, b] = [left, both()];
      left = (read) => a(read) || b(read);
    }
    return left;
  };
  const both = (): Test => {
    let left = one();
    while (peek() === 'and') {
      take();
      const [a, b] = [left, one()];
      left = (read) => a(read) && b(read);
    }
    return left;
  };
  const one = (): Test => {
    if (peek() === '(') {
      take();
      const inner = either();
      if (take() !== ')') throw new FilterFault('A bracket is not closed.');
      return inner;
    }
    const path = take();
    const operator = take().toLowerCase();
    if (!(allowed[path] ?? allowed['*'] ?? []).includes(operator)) throw new FilterFault(`${path} ${operator} is not supported.`);
    if (operator === 'pr') return (read) => read(path) !== null && read(path) !== undefined;
    return compare(path, operator, literal(take()), exactCase);
  };
  const test = either();
  if (at !== tokens.length) throw new FilterFault('The filter has something after its end.');
  return test;
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const from = token.lastIndex;
    const found = token.exec(text);
    if (!found?.[1]) throw new FilterFault(`The filter cannot be read from character ${from} on.`);
    tokens.push(found[1]);
  }
  if (tokens.length === 0) throw new FilterFault('The filter is empty.');
  return tokens;
}

function literal(text: string): string {
  if (text.startsWith('"')) return text.slice(1, -1).replace(/\\(.)/g, '$1');
  if (text === 'true' || text === 'false' || /^\d/.test(text)) return text;
  throw new FilterFault('A value must stand in quotation marks.');
}

function compare(path: string, operator: string, wanted: string, exactCase: boolean): Test {
  const fold = (value: string) => (exactCase ? value : value.toLowerCase());
  const time = /^\d{4}-\d\d-\d\dT/.test(wanted) ? Date.parse(wanted) : null;
  const text = fold(wanted);
  return (read) => {
    const value = read(path);
    if (value === null || value === undefined) return false;
    const has = fold(String(value));
    const order = time === null ? compareText(has, text) : Date.parse(String(value)) - time;
    switch (operator) {
      case 'eq':
        return order === 0;
      case 'gt':
        return order > 0;
      case 'ge':
        return order >= 0;
      case 'lt':
        return order < 0;
      case 'le':
        return order <= 0;
      case 'sw':
        return has.startsWith(text);
      case 'co':
        return has.includes(text);
      default:
        throw new FilterFault(`The operator ${operator} is not known.`);
    }
  };
}

/** By code points: accents count in a comparison of texts. */
function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
