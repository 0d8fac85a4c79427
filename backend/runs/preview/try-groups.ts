/** What group rules would make of the groups at the source: for the form's try-out. */
import { compileNaming } from '../../domain/groups/name-target';
import { planGroups } from '../../domain/groups/target-groups';
import { foldName } from '../../domain/patterns/fold-name';
import type { SourceGroup, SourceId } from '../../domain/records';
import type { GroupRules } from '../../domain/rules/sync-rules';
import type { SourceSnapshot } from '../../domain/source-snapshot';

/** `conflict`: several groups would have one name at Jira, so none of them is touched. `invalid`: Jira would refuse the name. */
export type GroupResult = 'included' | 'excluded' | 'invalid' | 'conflict';

export interface TriedGroup {
  readonly sourceId: SourceId;
  readonly name: string;
  /** Direct members, child groups and others included. */
  readonly members: number;
  readonly result: GroupResult;
  /** The name at Jira; null when the group is not brought there. */
  readonly target: string | null;
  readonly renamed: boolean;
  /** Other source groups whose members come to the same Jira group, on purpose or in conflict. */
  readonly sharedWith: number;
  /** Why it is not brought; null when it is. */
  readonly why: string | null;
}

/** A name somebody typed, as if the source had one more group of that name. */
export interface TriedName {
  readonly name: string;
  /** Whether the source has a group of exactly this name; the answer is about that one then. */
  readonly isKnown: boolean;
  readonly result: GroupResult;
  readonly target: string | null;
  readonly renamed: boolean;
  readonly why: string | null;
  /** Names of the first other groups that would come to the same Jira group. */
  readonly sharedWith: readonly string[];
}

const MOST_NAMED = 10;

export function tryName(rules: GroupRules, snapshot: Pick<SourceSnapshot, 'groups' | 'members'>, name: string): TriedName {
  const known = [...snapshot.groups.values()].find((group) => group.name === name);
  const id = known?.id ?? `typed:${name}`;
  const groups = known ? snapshot.groups : new Map([...snapshot.groups, [id, { id, name, attributes: {} }]]);
  const all = tryGroups(rules, { ...snapshot, groups });
  const tried = all.find(({ sourceId }) => sourceId === id);
  if (!tried) throw new Error('The group that was tried is not among those tried.');
  const { result, target, renamed, why } = tried;
  const folded = target === null ? null : foldName(target);
  const rivals = all.filter((other) => other.sourceId !== id && other.target !== null && foldName(other.target) === folded);
  const sharedWith = rivals.slice(0, MOST_NAMED).map((other) => other.name);
  return { name, isKnown: known !== undefined, result, target, renamed, why, sharedWith };
}

/** Sorted by name. */
export function tryGroups(rules: GroupRules, snapshot: Pick<SourceSnapshot, 'groups' | 'members'>): readonly TriedGroup[] {
  const naming = compileNaming(rules);
  const plan = planGroups(rules, { ...EMPTY, ...snapshot });
  const claims = new Map<string, number>();
  for (const { name } of snapshot.groups.values()) {
    const named = naming.name(name);
    if (named.brought && !named.invalid) claims.set(foldName(named.name), (claims.get(foldName(named.name)) ?? 0) + 1);
  }
  const conflicts = new Map(plan.problems.map(({ at, message }) => [at?.id, message]));

  function tryOne({ id, name }: SourceGroup): TriedGroup {
    const members = snapshot.members.get(id)?.members.length ?? 0;
    const base = { sourceId: id, name, members, renamed: false, sharedWith: 0 };
    const named = naming.name(name);
    if (!named.brought) return { ...base, result: 'excluded', target: null, why: named.why };
    const { renamed } = named;
    if (named.invalid) return { ...base, renamed, result: 'invalid', target: null, why: named.invalid };
    const key = foldName(named.name);
    const sharedWith = (claims.get(key) ?? 1) - 1;
    if (plan.blocked.has(key))
      return {
        ...base,
        renamed,
        sharedWith,
        result: 'conflict',
        target: named.name,
        why: conflicts.get(id) ?? 'Another group stands in the way.',
      };
    return { ...base, renamed, sharedWith, result: 'included', target: plan.bySource.get(id) ?? named.name, why: null };
  }
  const order = (group: SourceGroup) => foldName(group.name);
  const groups = [...snapshot.groups.values()].map((group) => ({ group, key: order(group) }));
  groups.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.group.id < b.group.id ? -1 : 1));
  return groups.map(({ group }) => tryOne(group));
}

const EMPTY: SourceSnapshot = {
  users: new Map(),
  groups: new Map(),
  members: new Map(),
  complete: { users: true, groups: true },
  removed: new Map(),
  problems: [],
};
