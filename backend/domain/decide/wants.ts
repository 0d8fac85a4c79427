/** What the decision needs to know of the target, found out before the target is asked. */
import type { Link } from '../link';
import { foldName } from '../patterns/fold-name';
import { compareText } from '../plan/order';
import type { SourceId } from '../records';
import type { SyncRules } from '../rules/sync-rules';
import type { Desired } from './desired';

export interface TargetWants {
  /** User names the mapping wants and no link has yet. */
  readonly wantedNames: readonly string[];
  /** Mail addresses to find accounts by; empty unless people are matched by e-mail. */
  readonly wantedEmails: readonly string[];
  /** Groups whose members are needed, as the mapping or a link spells them. */
  readonly groups: readonly string[];
}

/** @param onlyPeople for a run about some people: what their operations need and nothing more. */
export function wantsOf(
  desired: Desired,
  links: ReadonlyMap<SourceId, Link>,
  rules: SyncRules,
  onlyPeople: ReadonlySet<SourceId> | null = null,
): TargetWants {
  const linkedNames = new Set<string>();
  for (const link of links.values()) linkedNames.add(foldName(link.applied.name));
  const names = new Map<string, string>();
  const emails = new Set<string>();
  const groups = new Map<string, string>();
  const needGroup = (key: string, name: string) => {
    if (!groups.has(key)) groups.set(key, name);
  };
  for (const person of desired.people.values()) {
    if (onlyPeople !== null && !onlyPeople.has(person.sourceId)) continue;
    const link = links.get(person.sourceId);
    if (person.verdict === 'in-scope') {
      const { username, email } = person.mapped.fields;
      if (username !== undefined && !linkedNames.has(foldName(username))) names.set(foldName(username), username);
      if (email && !link && rules.matching.by === 'email') emails.add(email);
      if (onlyPeople !== null) for (const { key, name } of person.groups) needGroup(key, name);
    }
    // Groups given to leavers are taken back even when they are no longer managed.
    if (link && (person.verdict === 'left' || onlyPeople !== null)) for (const name of link.grantedGroups) needGroup(foldName(name), name);
  }
  if (onlyPeople === null) {
    for (const [key, { name }] of desired.groups.byTarget) if (!desired.groups.blocked.has(key)) needGroup(key, name);
    for (const [key, name] of desired.alwaysAssigned) needGroup(key, name);
  }
  return {
    wantedNames: [...names.values()].sort(compareText),
    wantedEmails: [...emails].sort(compareText),
    groups: [...groups.values()].sort(compareText),
  };
}
