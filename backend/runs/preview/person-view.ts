/** One person as the saved rules see them: mapped, in scope or not and by which rule, and which groups they should have and why. */
import { desirePeople } from '../../domain/decide/desire';
import type { ExpressionResults } from '../../domain/decide/input';
import { createPresenceJudge } from '../../domain/decide/judge-presence';
import { createReasonBook } from '../../domain/decide/reason-book';
import { explainReason } from '../../domain/explain/words';
import type { Link } from '../../domain/link';
import { compileMapping, type MappedUser, mapUser } from '../../domain/mapping/map-user';
import type { Reason } from '../../domain/plan/reason';
import type { SourceId } from '../../domain/records';
import type { SyncRules } from '../../domain/rules/sync-rules';
import { compileScope } from '../../domain/scope/judge-scope';
import { flattenMembers } from '../../domain/snapshot/flatten-members';
import type { SourceSnapshot } from '../../domain/source-snapshot';

export interface ScopeView {
  /** `out-of-scope`: like `left`, but there never was an account of ours. */
  readonly verdict: 'in-scope' | 'left' | 'out-of-scope' | 'unknown' | 'dropped';
  /** In words; null for who is in scope. */
  readonly rule: string | null;
  /** The reason behind the words, for other languages; null where there is none. */
  readonly reason: Reason | null;
}

export interface WantedGroupView {
  readonly name: string;
  readonly origin: 'source-group' | 'always-assigned';
  /** Name of the group at the source; null for groups everybody gets. */
  readonly sourceGroup: string | null;
}

export interface PersonUnderRules {
  readonly scope: ScopeView;
  /** Null when the snapshot does not have the person. */
  readonly mapped: MappedUser | null;
  readonly groups: readonly WantedGroupView[];
}

export function viewPerson(
  sourceId: SourceId,
  snapshot: SourceSnapshot,
  link: Link | null,
  rules: SyncRules,
  expressions: ExpressionResults,
  now: string,
): PersonUnderRules {
  const record = snapshot.users.get(sourceId);
  const scope = compileScope(rules.scope, snapshot, flattenMembers(snapshot, rules.groups.nesting));
  const presence = createPresenceJudge(snapshot, scope, createReasonBook())(sourceId);
  const mapped = record ? mapUser(compileMapping(rules.mapping), record, expressions) : null;
  if (presence.verdict === 'left')
    return {
      scope: {
        verdict: link ? 'left' : 'out-of-scope',
        rule: explainReason(presence.reason, 'deactivate-user'),
        reason: presence.reason,
      },
      mapped,
      groups: [],
    };
  if (presence.verdict === 'unknown')
    return { scope: { verdict: 'unknown', rule: 'What was read of the source proves neither.', reason: null }, mapped, groups: [] };
  if (mapped?.dropped)
    return { scope: { verdict: 'dropped', rule: `The mapping has no value for ${mapped.dropped}.`, reason: null }, mapped, groups: [] };
  const alone = { ...snapshot, users: new Map(record ? [[sourceId, record]] : []) };
  const desired = desirePeople(alone, new Map(link ? [[sourceId, link]] : []), rules, expressions, now).people.get(sourceId);
  const groups = desired?.verdict === 'in-scope' ? desired.groups : [];
  return {
    scope: { verdict: 'in-scope', rule: null, reason: null },
    mapped,
    groups: groups.map(({ name, reason }) => ({
      name,
      origin: reason.code === 'always-assigned' ? 'always-assigned' : 'source-group',
      sourceGroup: reason.with?.sourceGroup ?? null,
    })),
  };
}
