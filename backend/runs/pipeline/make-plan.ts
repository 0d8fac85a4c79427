/** Reads both sides, decides, brakes, and stores the plan before anything is written. */
import { applyBrakes } from '../../domain/brakes/apply-brakes';
import { leaversOf, linkOnMatch } from '../../domain/decide/applied-state';
import { decide } from '../../domain/decide/decide';
import { desirePeople, wantsOf } from '../../domain/decide/desire';
import type { DecideInput } from '../../domain/decide/input';
import { errorOf } from '../../domain/errors';
import type { Link } from '../../domain/link';
import { jsonataExpressions } from '../../domain/mapping/validate-mapping';
import { planHash } from '../../domain/plan/hash';
import type { Plan, PlanProblem } from '../../domain/plan/plan';
import { rankOf } from '../../domain/precedence/claim';
import { notedWishes } from '../../domain/precedence/wishes';
import type { RecordRef, SourceId, Stream } from '../../domain/records';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import type { Target, TargetFacts } from '../../target/port';
import { isoNow } from '../clock';
import type { ProgressMeter } from '../progress';
import { readPerson } from '../read/read-person';
import { readSource, type SourceRead } from '../read/read-source';
import { createTargetReader } from '../read/read-target';
import type { TargetProblem } from '../read/target-state-builder';
import type { RunExecution } from './context';
import { countPlanned } from './count-planned';
import { readScopeOf } from './read-scope';

interface SourceAnswer {
  readonly snapshot: SourceSnapshot;
  readonly onlyPerson: SourceId | null;
  readonly calls: number;
}

export async function makePlan(
  execution: RunExecution,
  target: Target,
  links: Map<SourceId, Link>,
  meter: ProgressMeter,
  facts: Promise<TargetFacts>,
): Promise<void> {
  const { run, lease, store, clock, stop } = execution;
  const { rules } = execution.configuration;
  const signal = AbortSignal.any([stop, lease.lost]);
  const before = await store.snapshots.summary(run.connectorId);
  await store.runs.update(lease, run.id, { state: 'reading' });
  meter.phase('read-source', 'reading', run.person === null && before ? before.users + before.groups : null);

  const reader = createTargetReader(target, signal, () => undefined);
  const known = run.person === null ? facts.then(() => reader.readKnown(links, null)) : facts;
  known.catch(() => undefined);
  const source = await readSide(execution, links, meter, signal);
  await known;
  if (source.onlyPerson !== null) await reader.readKnown(links, source.onlyPerson);

  signal.throwIfAborted();
  await store.runs.update(lease, run.id, { state: 'deciding', sourceCalls: source.calls });
  meter.phase('decide', 'deciding', null);
  const { snapshot, onlyPerson } = source;
  const expressions = await execution.expressions.evaluate(jsonataExpressions(rules.mapping), snapshot.users.values(), signal);
  const now = isoNow(clock);
  const desired = desirePeople(snapshot, links, rules, expressions, now);
  meter.phase('read-target', 'deciding', null);
  const onlyPeople = onlyPerson === null ? null : new Set([onlyPerson]);
  const wanted = await reader.readWanted(wantsOf(desired, links, rules, onlyPeople));
  meter.phase('decide', 'deciding', null);
  // As late as can be: what other connectors decided while the sides were read counts.
  const elsewhere = { self: rankOf(execution.configuration), claims: await store.links.claimsElsewhere(run.connectorId) };
  const input: DecideInput = { source: snapshot, target: wanted.state, links, rules, expressions, now, onlyPeople, elsewhere };
  const plan = decide(input, desired);
  signal.throwIfAborted();

  const brakes = applyBrakes({
    plan,
    rules: rules.brakes,
    source: snapshot,
    previous: { users: Math.max(before?.users ?? 0, links.size) },
  });
  if (run.kind !== 'simulation') {
    await rememberPeople(execution, plan, links, input, desired);
    if (onlyPerson === null) await store.snapshots.save(lease, run.connectorId, snapshot);
  }
  const { reads } = target.counters();
  await store.journal.savePlan(
    lease,
    run.id,
    {
      operations: plan.operations,
      held: (operation) => brakes.holds(operation),
      problems: [...plan.problems, ...readProblems(snapshot, wanted.problems)],
      withheld: plan.withheld,
    },
    {
      state: run.kind === 'simulation' ? 'deciding' : 'applying',
      planHash: planHash(plan.operations),
      brakes: brakes.tripped,
      sourceCalls: source.calls,
      targetReads: reads,
      counts: {
        planned: countPlanned(plan.operations),
        outcome: {},
        managed: plan.managed,
        inScope: plan.inScope,
        unchanged: plan.unchanged,
        problems: plan.problems.length + snapshot.problems.length + wanted.problems.length,
        withheld: plan.withheld.reduce((sum, entry) => sum + entry.count, 0),
      },
    },
  );
  if (run.kind === 'full') await supersedeOlderHolds(execution);
}

async function readSide(
  execution: RunExecution,
  links: ReadonlyMap<SourceId, Link>,
  meter: ProgressMeter,
  signal: AbortSignal,
): Promise<SourceAnswer> {
  const { run, store, configuration } = execution;
  const { connector, calls } = await execution.openConnector(configuration, signal);
  try {
    if (run.person !== null) {
      const { sourceId, snapshot } = await readPerson(connector, run.person, links, await store.snapshots.load(run.connectorId));
      return { snapshot, onlyPerson: sourceId, calls: calls() };
    }
    const read = await readSource(connector, readScopeOf(configuration), signal, (records) => meter.advance(records));
    // A read that gave nobody and met an error has nothing to decide about: say what went wrong.
    if (read.snapshot.users.size === 0) throwReadError(read);
    return { snapshot: read.snapshot, onlyPerson: null, calls: calls() };
  } finally {
    await connector.close();
  }
}

function throwReadError({ error, snapshot }: SourceRead): void {
  if (error) throw error;
  const problem = snapshot.problems.find(({ at }) => 'stream' in at && at.stream === 'users');
  if (problem) throw errorOf(problem.error);
}

/** Links of people found at the target, since when leavers are gone, and who is wanted where: known before the first write. */
async function rememberPeople(
  execution: RunExecution,
  plan: Plan,
  links: Map<SourceId, Link>,
  input: DecideInput,
  desired: ReturnType<typeof desirePeople>,
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
  for (const link of notedWishes(desired, links, input.source, input.onlyPeople)) {
    changed.set(link.sourceId, link);
    links.set(link.sourceId, link);
  }
  if (changed.size === 0) return;
  await store.links.put(lease, run.connectorId, [...changed.values()]);
}

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

async function supersedeOlderHolds({ run, store, lease }: RunExecution): Promise<void> {
  const older = await store.runs.list({ connectorId: run.connectorId, states: ['held'], limit: 50 });
  for (const held of older.items) {
    if (held.id === run.id) continue;
    await store.journal.withdraw(held.id);
    await store.runs.update(lease, held.id, { state: 'superseded' });
  }
}
