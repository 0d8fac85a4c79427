/** Memberships: what the source has and the target lacks is added; what we manage and the source denies is removed. */

import { foldName } from '../patterns/fold-name';
import { compilePatterns } from '../patterns/name-pattern';
import { escapeIdPart } from '../plan/operation';
import type { Withheld } from '../plan/plan';
import type { Reason } from '../plan/reason';
import type { SourceId } from '../records';
import type { LeaverPolicy } from '../rules/sync-rules';
import type { Desired } from './desired';
import type { DecideInput } from './input';
import type { PlanDraft } from './plan-draft';
import { takesGroups } from './plan-leaver';
import { protectedAccount } from './problems';
import type { ReasonBook } from './reason-book';
import type { Settlement } from './settle-accounts';
import type { SettledGroup, SettledGroups } from './settle-groups';
import type { SettledPerson } from './settled-person';

/** Groups that give administration rights in a fresh Jira. Nobody is ever taken out of them. */
const ADMINISTRATION = ['administrators', 'jira-administrators', 'jira-system-administrators', 'system-administrators'];

/** Goes first: it counts for each group who is in it rightly. */
export function planAdditions(settlement: Settlement, groups: SettledGroups, draft: PlanDraft): void {
  for (const person of settlement.people.values()) {
    const { desired, account, link, ref } = person;
    if (desired.verdict !== 'in-scope' || person.untouchable === 'never-touch' || !draft.concerns(ref.sourceId)) continue;
    const idStart = `add-member:${escapeIdPart(ref.sourceId)}`;
    for (const wanted of desired.groups) {
      const group = groups.get(wanted.key);
      if (group === undefined) continue;
      if (account !== null) {
        if (group.members?.keys.has(account.key)) {
          group.rightly.members += 1;
          if (link !== null) group.rightly.linked += 1;
          continue;
        }
        // What we gave counts as there when the members could not be read whole.
        if (!group.members?.complete && isGranted(link?.grantedGroups, group.key)) continue;
      }
      if (person.untouchable === 'protected') {
        draft.report(protectedAccount(ref.sourceId, ref.userName));
        break;
      }
      // Joined rather than concatenated: a million ids built of pieces would keep the pieces.
      draft.add({ kind: 'add-member', id: [idStart, group.idPart].join(':'), reason: wanted.reason, person: ref, group: group.name });
    }
  }
}

/** Answers how many memberships linked people have in managed groups now. */
export function planRemovals(
  desired: Desired,
  settlement: Settlement,
  groups: SettledGroups,
  input: DecideInput,
  draft: PlanDraft,
  reasons: ReasonBook,
): number {
  const { rules } = input;
  const spared = compilePatterns([...ADMINISTRATION, ...rules.groups.neverRemoveFrom]);
  const notMember = reasons.give('not-member-at-source');
  let memberships = 0;

  const remove = (person: SettledPerson, group: SettledGroup, reason: Reason, refusal: Withheld['because'] | null) => {
    const { sourceId } = person.ref;
    if (!draft.concerns(sourceId)) return;
    const keeper = person.ownership.keeperOf(group.key);
    const because = spared.matches(group.name)
      ? 'never-remove-from'
      : (refusal ?? (keeper && 'present-elsewhere') ?? doubtAbout(person, group, input));
    if (because !== null) {
      const kept = because === 'present-elsewhere' && keeper !== null ? { connector: keeper.connectorId } : {};
      return draft.withhold('remove-member', because, sourceId, { group: group.name, ...kept });
    }
    const id = ['remove-member', escapeIdPart(sourceId), group.idPart].join(':');
    draft.add({ kind: 'remove-member', id, reason, person: person.ref, group: group.name });
  };
  const refusalOf = (person: SettledPerson, key: string): Withheld['because'] | null => {
    if (person.untouchable !== null) return 'protected';
    return rules.groups.handMade === 'keep' && !isGranted(person.link?.grantedGroups, key) ? 'hand-made' : null;
  };

  for (const group of groups.managed) {
    if (group.rightly.members === group.members?.keys.size) {
      // Every member was found to belong there, so nobody has to be looked for.
      memberships += group.rightly.linked;
      continue;
    }
    const atSource = new Set<SourceId>();
    let isProof = true;
    for (const sourceGroup of group.sources) {
      const flat = desired.flat.membersOf(sourceGroup);
      isProof &&= flat.complete;
      for (const id of flat.users) atSource.add(id);
    }
    const isAssigned = desired.alwaysAssigned.has(group.key);
    for (const key of group.members?.keys ?? []) {
      const person = settlement.byKey.get(key);
      if (person === undefined) continue;
      if (person.link !== null) memberships += 1;
      const { sourceId, verdict } = person.desired;
      if (verdict === 'left') {
        if (losesGroup(person, group.key, rules.leavers)) remove(person, group, person.desired.reason, refusalOf(person, group.key));
      } else if (!atSource.has(sourceId) && verdict !== 'dropped' && !(isAssigned && verdict === 'in-scope')) {
        const absence = verdict === 'unknown' ? person.desired.because : isProof ? null : 'members-read-incomplete';
        remove(person, group, notMember, refusalOf(person, group.key) ?? absence);
      }
    }
  }
  if (rules.leavers.action !== 'keep') takeGrantedBack(settlement, desired, groups, rules.leavers, remove, refusalOf);
  return memberships;
}

/** What must have been read whole before anybody is taken out of a group, whoever it is. */
function doubtAbout(person: SettledPerson, group: SettledGroup, { source }: DecideInput): Withheld['because'] | null {
  // A group not read could have the same name at the target: then nobody would be touched there.
  if (!source.complete.groups) return 'groups-read-incomplete';
  // Somebody not read could claim the account found just now.
  if (person.matched && !source.complete.users) return 'users-read-incomplete';
  return group.members?.complete ? null : 'target-read-incomplete';
}

/** Leavers also lose what they were given in groups that are not, or no longer, managed. */
function takeGrantedBack(
  settlement: Settlement,
  desired: Desired,
  groups: SettledGroups,
  policy: LeaverPolicy,
  remove: (person: SettledPerson, group: SettledGroup, reason: Reason, refusal: Withheld['because'] | null) => void,
  refusalOf: (person: SettledPerson, key: string) => Withheld['because'] | null,
): void {
  const judged = new Set([...groups.managed.map(({ key }) => key), ...desired.groups.blocked]);
  for (const person of settlement.people.values()) {
    if (person.desired.verdict !== 'left' || person.account === null) continue;
    for (const key of new Set(person.link?.grantedGroups.map(foldName))) {
      const group = judged.has(key) ? undefined : groups.get(key);
      if (group?.members?.keys.has(person.account.key) && losesGroup(person, key, policy))
        remove(person, group, person.desired.reason, refusalOf(person, key));
    }
  }
}

/**
 * Whoever signs in on the strength of another connector keeps nothing this one gave, even where leavers keep their
 * memberships because their accounts are closed.
 */
function losesGroup(person: SettledPerson, key: string, policy: LeaverPolicy): boolean {
  if (takesGroups(policy)) return true;
  return policy.action !== 'keep' && person.ownership.presentIn !== null && isGranted(person.link?.grantedGroups, key);
}

function isGranted(granted: readonly string[] | undefined, key: string): boolean {
  return granted?.some((name) => name === key || foldName(name) === key) ?? false;
}
