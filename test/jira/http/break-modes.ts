/** What a broken call does instead of, before or after its work. */
export type BreakEffect =
  /** Answers this without doing the work. `retryAfter` in seconds. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly type?: string;
      readonly retryAfter?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Does the work, then answers this status instead. */
  | { readonly kind: 'status-after'; readonly status: number; readonly body?: string }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never answers and does nothing. */
  | { readonly kind: 'hang' }
  /** Cuts the connection, nothing done. */
  | { readonly kind: 'reset-before' }
  /** Does the work, then cuts the connection. */
  | { readonly kind: 'reset-after' }
  /** Does the work and never answers. */
  | { readonly kind: 'drop-answer' }
  /** 200 with the HTML of the log-in page, as a proxy or SSO in front of Jira gives; nothing done. */
  | { readonly kind: 'login-page' }
  /** 302 to the log-in page; nothing done. */
  | { readonly kind: 'redirect'; readonly location?: string }
  /** Does the work, sends about half of the body and cuts the connection. */
  | { readonly kind: 'truncate' };

export interface BreakRule {
  /** Default: every verb. */
  readonly verb?: string;
  /** Route (`/rest/api/2/group/user`), or a piece of the path with query in stars (`*groupname=eng*`). Default: everything. */
  readonly route?: string;
  readonly effect: BreakEffect;
  /** Lets this many matching calls through first. */
  readonly after?: number;
  /** Breaks only the 1st, n+1st, … of the matching calls: 1 breaks all. */
  readonly everyNth?: number;
  /** Breaks no more than this many calls: `times: 1` breaks the first only. */
  readonly times?: number;
}

interface ActiveRule extends BreakRule {
  readonly id: number;
  seen: number;
  broken: number;
}

/** Break rules in the order they were added; the first that applies to a call decides. */
export class BreakModes {
  private rules: ActiveRule[] = [];
  private nextId = 1;

  /** Adds a rule and gives its id. */
  add(rule: BreakRule): number {
    const id = this.nextId++;
    this.rules.push({ ...rule, id, seen: 0, broken: 0 });
    return id;
  }

  remove(id: number): void {
    this.rules = this.rules.filter((rule) => rule.id !== id);
  }

  clear(): void {
    this.rules = [];
  }

  /** Rules with how often they matched (`seen`) and broke a call (`broken`). */
  list(): readonly (BreakRule & { readonly id: number; readonly seen: number; readonly broken: number })[] {
    return this.rules;
  }

  /** What to do to a call, or null. */
  decide(verb: string, pattern: string, url: string): BreakEffect | null {
    if (this.rules.length === 0) return null;
    for (const rule of this.rules) {
      if (rule.verb && rule.verb.toUpperCase() !== verb) continue;
      if (rule.route && !routeMatches(rule.route, pattern, url)) continue;
      const turn = rule.seen++ - (rule.after ?? 0);
      if (turn < 0 || turn % (rule.everyNth ?? 1) !== 0) continue;
      if (rule.times !== undefined && rule.broken >= rule.times) continue;
      rule.broken++;
      return rule.effect;
    }
    return null;
  }
}

function routeMatches(route: string, pattern: string, url: string): boolean {
  if (!route.includes('*')) return route === pattern;
  const pieces = route.split('*');
  let at = 0;
  for (const piece of pieces) {
    const found = url.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}
