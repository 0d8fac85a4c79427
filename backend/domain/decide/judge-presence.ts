/** What the source says about one person: here, gone, or nothing that can be relied on. Only evidence makes a leaver. */
import type { Withheld } from '../plan/plan';
import type { Reason } from '../plan/reason';
import type { SourceId } from '../records';
import type { CompiledScope } from '../scope/judge-scope';
import type { SourceSnapshot } from '../source-snapshot';
import type { ReasonBook } from './reason-book';

export type Presence =
  | { readonly verdict: 'in-scope' }
  | { readonly verdict: 'left'; readonly reason: Reason }
  | { readonly verdict: 'unknown'; readonly because: Withheld['because'] };

const IN_SCOPE: Presence = { verdict: 'in-scope' };
const NOT_READ: Presence = { verdict: 'unknown', because: 'users-read-incomplete' };

export function createPresenceJudge(source: SourceSnapshot, scope: CompiledScope, reasons: ReasonBook): (id: SourceId) => Presence {
  const poisoned = new Set<SourceId>();
  let usersPoisoned = false;
  for (const { at } of source.problems) {
    if ('stream' in at) usersPoisoned ||= at.stream === 'users';
    else if (at.kind === 'user') poisoned.add(at.id);
  }
  const usersComplete = source.complete.users && !usersPoisoned;
  const notJudged: Presence = {
    verdict: 'unknown',
    because: source.complete.groups ? 'members-read-incomplete' : 'groups-read-incomplete',
  };
  const left = (reason: Reason): Presence => ({ verdict: 'left', reason });

  return (id) => {
    // A record the source could not give whole is neither the person as they are nor a proof that they are gone.
    if (poisoned.has(id)) return NOT_READ;
    const user = source.users.get(id);
    if (user === undefined) {
      const removed = source.removed.get(id);
      if (removed === 'left-scope') return left(reasons.give('left-scope', { rule: 'the source no longer lists the person' }));
      if (removed !== undefined || usersComplete) return left(reasons.give('left-source'));
      return NOT_READ;
    }
    if (!user.active) return left(reasons.give('disabled-at-source', { status: user.status }));
    const judged = scope.judge(user);
    if (judged.in === true) return IN_SCOPE;
    return judged.in === false ? left(reasons.give('left-scope', { rule: judged.rule })) : notJudged;
  };
}
