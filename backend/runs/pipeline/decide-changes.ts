/** The two ways a delta run looks at the target: at those concerned only, or at everybody. */
import { correctBelief } from '../../domain/decide/believed-target';
import { decide } from '../../domain/decide/decide';
import { type Desired, wantsOf } from '../../domain/decide/desire';
import type { DecideInput } from '../../domain/decide/input';
import { isNarrowEnough, type Narrowing } from '../../domain/decide/narrow';
import type { Plan } from '../../domain/plan/plan';
import type { Elsewhere } from '../../domain/precedence/claim';
import { distrustOutdated } from '../../domain/precedence/outdated';
import type { Target } from '../../target/port';
import { createTargetReader } from '../read/read-target';
import type { TargetProblem } from '../read/target-state-builder';

export interface Wishes extends Omit<DecideInput, 'target' | 'onlyPeople' | 'elsewhere'> {
  readonly elsewhere: Elsewhere;
  readonly desired: Desired;
}

export interface Decision {
  readonly plan: Plan;
  readonly input: DecideInput;
  readonly targetProblems: readonly TargetProblem[];
}

export async function decideEverybody(target: Target, { desired, ...rest }: Wishes, signal: AbortSignal): Promise<Decision> {
  const reader = createTargetReader(target, signal, () => undefined);
  await reader.readKnown(distrustOutdated(rest.links, rest.elsewhere), null);
  const { state, problems } = await reader.readWanted(wantsOf(desired, rest.links, rest.rules));
  const input: DecideInput = { ...rest, target: state, onlyPeople: null };
  return { plan: decide(input, desired), input, targetProblems: problems };
}

/** Null when looking at those concerned is not enough after all. */
export async function decideNarrow(
  target: Target,
  { people, groups, believed }: Narrowing,
  { desired, ...rest }: Wishes,
  signal: AbortSignal,
): Promise<Decision | null> {
  let state = believed;
  let targetProblems: readonly TargetProblem[] = [];
  if (people.size > 0) {
    const { wantedNames, wantedEmails } = wantsOf(desired, rest.links, rest.rules, people);
    const concerned = new Map([...rest.links].filter(([sourceId]) => people.has(sourceId)));
    const reader = createTargetReader(target, signal, () => undefined);
    const read = await reader.readNamed(concerned, { wantedNames, wantedEmails, groups });
    const keys = [...concerned.values()].map(({ userKey }) => userKey);
    state = correctBelief(believed, { state: read.state, keys, groups });
    targetProblems = read.problems;
  }
  const input: DecideInput = { ...rest, target: state, onlyPeople: people };
  const plan = decide(input, desired);
  return isNarrowEnough(plan) ? { plan: countEverybody(plan, desired), input, targetProblems } : null;
}

/** Whoever is not concerned is as they should be. */
function countEverybody(plan: Plan, desired: Desired): Plan {
  let inScope = 0;
  for (const { verdict } of desired.people.values()) if (verdict === 'in-scope') inScope += 1;
  return { ...plan, inScope, unchanged: inScope - (plan.inScope - plan.unchanged) };
}
