/** Reads the query language as far as simple clients use it. */

export interface Clause {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly JqlValue[];
}

export interface JqlValue {
  readonly text: string;
  /** Name of a function such as `currentUser`, its arguments in `args`. */
  readonly function?: readonly string[];
}

export type Condition =
  | { readonly kind: 'clause'; readonly clause: Clause }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'all' };

export interface JqlQuery {
  readonly condition: Condition;
  readonly order: readonly { readonly field: string; readonly descending: boolean }[];
}

export class JqlError extends Error {}

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

/** Throws `JqlError` with a sentence in Jira's style. */
export function readJql(jql: string): JqlQuery {
  const tokens: Token[] = [...jql.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|!~|>=|<=|[=~<>(),])|([^\s=~<>(),!"']+)/g)].map(
    (match) => ({
      text: (match[1] ?? match[2])?.replace(/\\(.)/g, '$1') ?? match[0],
      quoted: match[1] !== undefined || match[2] !== undefined,
    }),
  );
  return new JqlReader(tokens).query();
}

class JqlReader {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  query(): JqlQuery {
    const condition: Condition = this.at >= this.tokens.length || this.isWord('order') ? { kind: 'all' } : this.either();
    const order: { field: string; descending: boolean }[] = [];
    if (this.takeWord('order')) {
      if (!this.takeWord('by')) throw this.error();
      do {
        const field = this.take();
        const descending = this.takeWord('desc');
        if (!descending) this.takeWord('asc');
        order.push({ field: field.toLowerCase(), descending });
      } while (this.takeWord(','));
    }
    if (this.at < this.tokens.length) throw this.error();
    return { condition, order };
  }

  private either(): Condition {
    const parts = [this.both()];
    while (this.takeWord('or') || this.takeWord('||')) parts.push(this.both());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
  }

  private both(): Condition {
    const parts = [this.single()];
    while (this.takeWord('and') || this.takeWord('&&')) parts.push(this.single());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
  }

  private single(): Condition {
    if (this.takeWord('not')) return { kind: 'not', part: this.single() };
    if (this.takeWord('(')) {
      const inner = this.either();
      if (!this.takeWord(')')) throw this.error();
      return inner;
    }
    const field = this.take();
    return { kind: 'clause', clause: { field: field.toLowerCase(), ...this.comparison() } };
  }

  private comparison(): { operator: string; values: JqlValue[] } {
    if (this.takeWord('is')) return { operator: this.takeWord('not') ? 'is not' : 'is', values: [this.value()] };
    if (this.takeWord('in')) return { operator: 'in', values: this.list() };
    if (this.takeWord('not')) {
      if (!this.takeWord('in')) throw this.error();
      return { operator: 'not in', values: this.list() };
    }
    const operator = this.take();
    if (!['=', '!=', '~', '!~', '<', '<=', '>', '>='].includes(operator)) throw this.error(-1);
    return { operator, values: [this.value()] };
  }

  private list(): JqlValue[] {
    if (!this.isWord('(')) return [this.value()];
    this.at++;
    const values = [this.value()];
    while (this.takeWord(',')) values.push(this.value());
    if (!this.takeWord(')')) throw this.error();
    return values;
  }

  private value(): JqlValue {
    const text = this.take();
    if (!this.takeWord('(')) return { text };
    const args: string[] = [];
    while (!this.takeWord(')')) {
      args.push(this.take());
      this.takeWord(',');
    }
    return { text, function: args };
  }

  private take(): string {
    const token = this.tokens[this.at++];
    if (!token) throw new JqlError('Error in the JQL Query: The query ended unexpectedly.');
    return token.text;
  }

  private isWord(word: string): boolean {
    const token = this.tokens[this.at];
    return token !== undefined && !token.quoted && token.text.toLowerCase() === word;
  }

  private takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.at++;
    return true;
  }

  private error(offset = 0): JqlError {
    const token = this.tokens[this.at + offset];
    if (!token) return new JqlError('Error in the JQL Query: The query ended unexpectedly.');
    return new JqlError(`Error in the JQL Query: Expecting operator but got '${token.text}'.`);
  }
}
