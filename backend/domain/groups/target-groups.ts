/** Which source groups come to Jira, under which names, and what stands in the way. */
import { foldName } from '../patterns/fold-name';
import type { PlanProblem } from '../plan/plan';
import type { SourceGroup, SourceId } from '../records';
import type { GroupRules } from '../rules/sync-rules';
import type { SourceSnapshot } from '../source-snapshot';
import { compileNaming } from './name-target';

export interface TargetGroup {
  readonly name: string;
  /** Source groups whose members are united here; sorted by id. More than one only where rename rules say so. */
  readonly sources: readonly SourceId[];
}

export interface TargetGroups {
  readonly bySource: ReadonlyMap<SourceId, string>;
  /** By folded name (`foldName`). */
  readonly byTarget: ReadonlyMap<string, TargetGroup>;
  /** Folded names with a conflict: in this run nobody is added there and nobody removed. */
  readonly blocked: ReadonlySet<string>;
  readonly problems: readonly PlanProblem[];
}

interface Claim {
  readonly group: SourceGroup;
  readonly name: string;
  readonly renamed: boolean;
}

/**
 * Two source groups under one Jira name are united only on purpose: each was renamed by a rule and their names at the source
 * differ. Anything else (two groups of one name, a renamed one that lands on another) is a conflict, and neither is touched.
 */
export function planGroups(rules: GroupRules, snapshot: SourceSnapshot): TargetGroups {
  const problems: PlanProblem[] = [];
  const claims = new Map<string, Claim[]>();
  const naming = compileNaming(rules);
  const groups = [...snapshot.groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const blocked = new Set<string>();
  for (const group of groups) {
    const target = naming.name(group.name);
    if (!target.brought) continue;
    const folded = foldName(target.name);
    if (target.invalid) {
      problems.push(invalidName(group, target.invalid));
      if (folded !== '') blocked.add(folded);
      continue;
    }
    const claim: Claim = { group, name: target.name, renamed: target.renamed };
    const others = claims.get(folded);
    if (others) others.push(claim);
    else claims.set(folded, [claim]);
  }

  const bySource = new Map<SourceId, string>();
  const byTarget = new Map<string, TargetGroup>();
  for (const [folded, rivals] of claims) {
    const [first] = rivals;
    if (!first) continue;
    if (rivals.length > 1 && !isUnionOnPurpose(rivals)) {
      blocked.add(folded);
      for (const rival of rivals) problems.push(conflict(rival, rivals.length));
      continue;
    }
    byTarget.set(folded, { name: first.name, sources: rivals.map((rival) => rival.group.id) });
    for (const rival of rivals) bySource.set(rival.group.id, first.name);
  }
  return { bySource, byTarget, blocked, problems };
}

/** What becomes of a source group's name: its name at Jira, or why it is not brought over. For the form's try-out. */
export function tryRename(rules: GroupRules, name: string): { readonly target: string } | { readonly target: null; readonly why: string } {
  const named = compileNaming(rules).name(name);
  if (!named.brought) return { target: null, why: named.why };
  return named.invalid ? { target: null, why: named.invalid } : { target: named.name };
}

function isUnionOnPurpose(rivals: readonly Claim[]): boolean {
  const sourceNames = new Set(rivals.map((rival) => foldName(rival.group.name)));
  return sourceNames.size === rivals.length && rivals.every((rival) => rival.renamed);
}

function conflict({ group, name }: Claim, count: number): PlanProblem {
  return {
    code: 'group-name-conflict',
    at: { kind: 'group', id: group.id },
    message: `${count} groups of the source would become the Jira group "${name}"; "${group.name}" is one of them. None of them is touched.`,
    remedy: 'Rename or exclude one of them, or rename all of them by rules if their members are meant to be united.',
  };
}

function invalidName(group: SourceGroup, why: string): PlanProblem {
  return {
    code: 'group-name-invalid',
    at: { kind: 'group', id: group.id },
    message: `The group "${printable(group.name)}" cannot be brought to Jira. ${why}`,
    remedy: 'Add a rename rule for this group, or exclude it.',
  };
}

/** A name nobody could read, or that is endless, is shown shortened and without control characters. */
function printable(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\ufffd');
  return clean.length > 80 ? `${clean.slice(0, 80)}…` : clean;
}
