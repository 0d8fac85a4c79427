/** Brakes a plan and stores it, with what must be known of people before the first write. */
import { applyBrakes } from '../../domain/brakes/apply-brakes';
import { leaversOf, linkOnMatch } from '../../domain/decide/applied-state';
import type { Desired } from '../../domain/decide/desire';
import type { DecideInput } from '../../domain/decide/input';
import type { Link } from '../../domain/link';
import { planHash } from '../../domain/plan/hash';
import type { Plan, PlanProblem } from '../../domain/plan/plan';
import { notedWishes } from '../../domain/precedence/wishes';
import type { RecordRef, SourceId, Stream } from '../../domain/records';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import type { TargetProblem } from '../read/target-state-builder';
import type { RunExecution } from './context';
import { countPlanned } from './count-planned';

export interface DecidedPlan {
  readonly plan: Plan;
  readonly input: DecideInput;
  readonly desired: Desired;
  readonly links: Map<SourceId, Link>;
  readonly targetProblems: readonly TargetProblem[];
  /** People the last snapshot had; null when there is none. */
  readonly peopleBefore: number | null;
  readonly sourceCalls: number;
  readonly targetReads: number;
}

/** @param save what else is to be stored before the plan is. */
export async function storePlan(execution: RunExecution, decided: DecidedPlan, save: () => Promise<void>): Promise<void> {
  const { run, lease, store, configuration } = execution;
  const { plan, input, desired, links, targetProblems } = decided;
  const snapshot = input.source;
  const brakes = applyBrakes({
    plan,
    rules: configuration.rules.brakes,
    source: snapshot,
    previous: { users: Math.max(decided.peopleBefore ?? 0, links.size) },
  });
  if (run.kind !== 'simulation') {
    await rememberPeople(execution, plan, links, input, desired);
    await save();
  }
  await store.journal.savePlan(
    lease,
    run.id,
    {
      operations: plan.operations,
      held: (operation) => brakes.holds(operation),
      problems: [...plan.problems, ...readProblems(snapshot, targetProblems)],
      withheld: plan.withheld,
    },
    {
      state: run.kind === 'simulation' ? 'deciding' : 'applying',
      planHash: planHash(plan.operations),
      brakes: brakes.tripped,
      sourceCalls: decided.sourceCalls,
      targetReads: decided.targetReads,
      counts: {
        planned: countPlanned(plan.operations),
        outcome: {},
        managed: plan.managed,
        inScope: plan.inScope,
        unchanged: plan.unchanged,
        problems: plan.problems.length + snapshot.problems.length + targetProblems.length,
        withheld: plan.withheld.reduce((sum, entry) => sum + entry.count, 0),
      },
    },
  );
}

/** Links of people found at the target, since when leavers are gone, and who is wanted where: known before the first write. */
async function rememberPeople(
  execution: RunExecution,
  plan: Plan,
  links: Map<SourceId, Link>,
  input: DecideInput,
  desired: Desired,
): Promise<void> {
  const { run, lease, store } = execution;
  const changed = new Map<SourceId, Link>();
  for (const update of plan.linkUpdates) {
    const link = linkOnMatch(links.get(update.sourceId) ?? null, update, input);
    if (link) changed.set(update.sourceId, link);
  }
  for (const link of leaversOf(desired, links, input.now)) {
    const matched = changed.get(link.sourceId);
    changed.set(link.sourceId, matched ? { ...matched, leftAt: link.leftAt } : link);
  }
  for (const [sourceId, link] of changed) links.set(sourceId, link);
  // Of a run for one person nothing is known about the others; of one about changes everything is.
  for (const link of notedWishes(desired, links, input.source, run.person === null ? null : input.onlyPeople)) {
    changed.set(link.sourceId, link);
    links.set(link.sourceId, link);
  }
  if (changed.size === 0) return;
  await store.links.put(lease, run.connectorId, [...changed.values()]);
}

/** Problems of both reads, listed with the run so that people see them. */
function readProblems(snapshot: SourceSnapshot, target: readonly TargetProblem[]): readonly PlanProblem[] {
  const isRef = (at: RecordRef | { readonly stream: Stream }): at is RecordRef => 'kind' in at;
  const fromSource = snapshot.problems.map(
    ({ at, error }): PlanProblem => ({
      code: 'source-problem',
      at: isRef(at) ? at : null,
      message: isRef(at) ? error.message : `Reading the ${at.stream}: ${error.message}`,
      remedy: error.remedy ?? 'Nothing is removed on the strength of this read; mend the source and sync again.',
    }),
  );
  const fromTarget = target.map(
    ({ at, error }): PlanProblem => ({
      code: 'source-problem',
      at: null,
      message: `Reading Jira (${typeof at === 'string' ? at : `group ${at.group}`}): ${error.message}`,
      remedy: error.remedy ?? 'Nothing is removed where Jira could not be read; mend it and sync again.',
    }),
  );
  return [...fromSource, ...fromTarget];
}

export async function supersedeOlderHolds({ run, store, lease }: RunExecution): Promise<void> {
  const older = await store.runs.list({ connectorId: run.connectorId, states: ['held'], limit: 50 });
  for (const held of older.items) {
    if (held.id === run.id) continue;
    await store.journal.withdraw(held.id);
    await store.runs.update(lease, held.id, { state: 'superseded' });
  }
}
