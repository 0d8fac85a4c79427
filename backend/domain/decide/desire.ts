/** The first stage of the decision: who should exist at the target and how. The target is not looked at. */
import { planGroups, type TargetGroups } from '../groups/target-groups';
import type { Link } from '../link';
import { compileMapping, mapUser } from '../mapping/map-user';
import { foldName } from '../patterns/fold-name';
import { compareText } from '../plan/order';
import type { PlanProblem } from '../plan/plan';
import type { SourceId } from '../records';
import type { SyncRules } from '../rules/sync-rules';
import { compileScope } from '../scope/judge-scope';
import { type FlatMembers, flattenMembers } from '../snapshot/flatten-members';
import type { SourceSnapshot } from '../source-snapshot';
import type { Desired, DesiredPerson, WantedGroup } from './desired';
import type { ExpressionResults } from './input';
import { createPresenceJudge } from './judge-presence';
import { cycleProblem, mappingProblems } from './problems';
import { createReasonBook, type ReasonBook } from './reason-book';

export type { Desired, DesiredPerson, WantedGroup } from './desired';
export { type TargetWants, wantsOf } from './wants';

/** Linear in people and memberships; the order in which the snapshot holds things does not matter. */
export function desirePeople(
  source: SourceSnapshot,
  links: ReadonlyMap<SourceId, Link>,
  rules: SyncRules,
  expressions: ExpressionResults,
  now: string,
): Desired {
  const flat = flattenMembers(source, rules.groups.nesting);
  const scope = compileScope(rules.scope, source, flat);
  const mapping = compileMapping(rules.mapping);
  const groups = planGroups(rules.groups, source);
  const alwaysAssigned = new Map(rules.groups.alwaysAssigned.map((name) => [foldName(name), name]));
  const reasons = createReasonBook();
  const judge = createPresenceJudge(source, scope, reasons);
  const problems: PlanProblem[] = [...scope.problems, ...groups.problems];

  const people = new Map<SourceId, DesiredPerson>();
  const inScope = new Map<SourceId, WantedGroup[]>();
  for (const sourceId of everybody(source, links)) {
    const presence = judge(sourceId);
    const record = source.users.get(sourceId);
    if (presence.verdict === 'in-scope' && record) {
      const mapped = mapUser(mapping, record, expressions);
      problems.push(...mappingProblems(sourceId, mapped));
      if (mapped.dropped !== null) {
        people.set(sourceId, { verdict: 'dropped', sourceId });
        continue;
      }
      const wanted: WantedGroup[] = [];
      inScope.set(sourceId, wanted);
      people.set(sourceId, { verdict: 'in-scope', sourceId, mapped, groups: wanted });
    } else if (presence.verdict !== 'in-scope' && links.has(sourceId)) {
      people.set(sourceId, { sourceId, ...presence });
    }
  }
  assignGroups(inScope, source, groups, flat, alwaysAssigned, reasons, problems);
  return { people, groups, flat, alwaysAssigned, problems, now };
}

function everybody(source: SourceSnapshot, links: ReadonlyMap<SourceId, Link>): SourceId[] {
  const ids = [...source.users.keys()];
  for (const id of links.keys()) if (!source.users.has(id)) ids.push(id);
  return ids.sort(compareText);
}

/** Gives each person their groups, sorted by folded name; the first source group (by id) that holds the person is the reason. */
function assignGroups(
  inScope: ReadonlyMap<SourceId, WantedGroup[]>,
  source: SourceSnapshot,
  groups: TargetGroups,
  flat: FlatMembers,
  alwaysAssigned: ReadonlyMap<string, string>,
  reasons: ReasonBook,
  problems: PlanProblem[],
): void {
  const keys = [...new Set([...groups.byTarget.keys(), ...alwaysAssigned.keys()])].filter((key) => !groups.blocked.has(key));
  for (const key of keys.sort(compareText)) {
    const target = groups.byTarget.get(key);
    const always = alwaysAssigned.get(key);
    const given = (target?.sources.length ?? 0) + (always === undefined ? 0 : 1) > 1 ? new Set<SourceId>() : null;
    for (const sourceGroup of target?.sources ?? []) {
      const { users, cycle } = flat.membersOf(sourceGroup);
      const name = source.groups.get(sourceGroup)?.name ?? sourceGroup;
      if (cycle) problems.push(cycleProblem(sourceGroup, name));
      const wanted: WantedGroup = { key, name: target?.name ?? key, reason: reasons.give('member-at-source', { sourceGroup: name }) };
      for (const id of users) give(inScope.get(id), wanted, id, given);
    }
    if (always === undefined) continue;
    const wanted: WantedGroup = { key, name: target?.name ?? always, reason: reasons.give('always-assigned') };
    for (const [id, list] of inScope) give(list, wanted, id, given);
  }
}

function give(list: WantedGroup[] | undefined, wanted: WantedGroup, id: SourceId, given: Set<SourceId> | null): void {
  if (list === undefined || given?.has(id)) return;
  given?.add(id);
  list.push(wanted);
}
