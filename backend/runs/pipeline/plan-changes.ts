/**
 * The plan of a delta run. Nothing changed: nothing is read or decided. Little changed: the target is read for the people
 * and groups concerned only. Otherwise everybody is decided about, as in a full run, with the snapshot the delta gave.
 */
import { correctBelief } from '../../domain/decide/believed-target';
import { decide } from '../../domain/decide/decide';
import { type Desired, desirePeople, wantsOf } from '../../domain/decide/desire';
import type { DecideInput } from '../../domain/decide/input';
import { type Narrowing, narrow } from '../../domain/decide/narrow';
import type { Link } from '../../domain/link';
import { jsonataExpressions } from '../../domain/mapping/validate-mapping';
import { planHash } from '../../domain/plan/hash';
import type { Plan } from '../../domain/plan/plan';
import { distrustOutdated } from '../../domain/precedence/outdated';
import type { SourceId } from '../../domain/records';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import type { TargetState } from '../../domain/target-state';
import { isoNow } from '../clock';
import { createTargetReader } from '../read/read-target';
import type { TargetProblem } from '../read/target-state-builder';
import type { OpenedConnector, PlanSurroundings, RunExecution } from './context';
import { type DeltaBase, isSettled } from './delta-base';
import type { Changes } from './read-changes';
import { readElsewhere } from './read-elsewhere';
import type { ReadMark } from './read-mark';
import { storePlan, supersedeOlderHolds } from './store-plan';

type ChangesRead = Extract<Changes, { readonly base: DeltaBase }>;

/** With more people or groups concerned than this, lists are quicker than look-ups. */
const FEW_PEOPLE = 200;
const FEW_GROUPS = 50;

export async function planChanges(
  execution: RunExecution,
  around: PlanSurroundings,
  source: OpenedConnector,
  { base, read }: ChangesRead,
  fingerprint: string,
  signal: AbortSignal,
): Promise<ReadMark | null> {
  const { run, store } = execution;
  const settled = await isSettled(execution, base);
  await around.facts;
  const isChanged = read.result === 'changes' && read.delta.isChanged;
  const mark: ReadMark | null = read.cursor && {
    read: 'delta',
    cursor: read.cursor,
    fingerprint,
    snapshot: read.result === 'changes' && isChanged ? read.delta.snapshot : null,
  };
  if (!isChanged && settled && (await nothingCanBeDue(execution))) {
    await storeNothing(execution, base, source.calls(), around.target.counters().reads);
    return mark;
  }
  const before = read.result === 'changes' ? read.before : await store.snapshots.load(run.connectorId);
  if (!before) throw new Error('The stored snapshot is gone.');
  const snapshot = read.result === 'changes' ? read.delta.snapshot : before;
  await decideChanges(execution, around, source, { before, snapshot, settled }, signal);
  return mark;
}

/** Grace periods end, and other connectors give people up, without anything changing at this source. */
async function nothingCanBeDue({ configuration, store }: RunExecution): Promise<boolean> {
  const { action } = configuration.rules.leavers;
  return action !== 'delete' && action !== 'anonymize' && (await store.connectors.list()).length === 1;
}

async function storeNothing({ run, lease, store }: RunExecution, base: DeltaBase, sourceCalls: number, targetReads: number): Promise<void> {
  const before = base.run.counts;
  await store.journal.savePlan(
    lease,
    run.id,
    { operations: [], held: () => false, problems: [], withheld: [] },
    {
      state: 'applying',
      planHash: planHash([]),
      brakes: [],
      sourceCalls,
      targetReads,
      counts: before && { ...before, planned: {}, outcome: {}, unchanged: before.inScope, problems: 0, withheld: 0 },
    },
  );
}

interface Material {
  readonly before: SourceSnapshot;
  readonly snapshot: SourceSnapshot;
  readonly settled: boolean;
}

async function decideChanges(
  execution: RunExecution,
  around: PlanSurroundings,
  source: OpenedConnector,
  { before, snapshot, settled }: Material,
  signal: AbortSignal,
): Promise<void> {
  const { run, lease, store, clock } = execution;
  const { rules } = execution.configuration;
  const { target, meter } = around;
  const links = await around.loadLinks();
  signal.throwIfAborted();
  await store.runs.update(lease, run.id, { state: 'deciding', sourceCalls: source.calls() });
  meter.phase('decide', 'deciding', null);
  const expressions = await execution.expressions.evaluate(jsonataExpressions(rules.mapping), snapshot.users.values(), signal);
  const now = isoNow(clock);
  const desired = desirePeople(snapshot, links, rules, expressions, now);
  const elsewhere = await readElsewhere(execution);
  const rest = { source: snapshot, links, rules, expressions, now, elsewhere };
  const narrowing = settled ? narrow(before, rest, desired) : null;
  const isNarrow = narrowing !== null && narrowing.people.size <= FEW_PEOPLE && narrowing.groups.length <= FEW_GROUPS;
  const onlyPeople = isNarrow ? narrowing.people : null;
  meter.phase('read-target', 'deciding', null);
  const { state, problems } = isNarrow
    ? await readNarrow(target, narrowing, desired, links, rules, signal)
    : await readWhole(target, desired, distrustOutdated(links, elsewhere), rules, signal);
  meter.phase('decide', 'deciding', null);
  const input: DecideInput = { ...rest, target: state, onlyPeople };
  const decided = decide(input, desired);
  const plan = isNarrow ? countEverybody(decided, desired) : decided;
  signal.throwIfAborted();
  const calls = { sourceCalls: source.calls(), targetReads: target.counters().reads };
  await storePlan(
    execution,
    { plan, input, desired, links, targetProblems: problems, peopleBefore: before.users.size, ...calls },
    async () => undefined,
  );
  if (!isNarrow) await supersedeOlderHolds(execution);
}

interface TargetRead {
  readonly state: TargetState;
  readonly problems: readonly TargetProblem[];
}
type Rules = DecideInput['rules'];

async function readWhole(
  target: PlanSurroundings['target'],
  desired: Desired,
  links: ReadonlyMap<SourceId, Link>,
  rules: Rules,
  signal: AbortSignal,
): Promise<TargetRead> {
  const reader = createTargetReader(target, signal, () => undefined);
  await reader.readKnown(links, null);
  return reader.readWanted(wantsOf(desired, links, rules));
}

async function readNarrow(
  target: PlanSurroundings['target'],
  { people, groups, believed }: Narrowing,
  desired: Desired,
  links: ReadonlyMap<SourceId, Link>,
  rules: Rules,
  signal: AbortSignal,
): Promise<TargetRead> {
  if (people.size === 0) return { state: believed, problems: [] };
  const { wantedNames, wantedEmails } = wantsOf(desired, links, rules, people);
  const concerned = new Map([...links].filter(([sourceId]) => people.has(sourceId)));
  const { state, problems } = await createTargetReader(target, signal, () => undefined).readNamed(concerned, {
    wantedNames,
    wantedEmails,
    groups,
  });
  const keys = [...concerned.values()].map(({ userKey }) => userKey);
  return { state: correctBelief(believed, { state, keys, groups }), problems };
}

/** Whoever is not concerned is as they should be. */
function countEverybody(plan: Plan, desired: Desired): Plan {
  let inScope = 0;
  for (const { verdict } of desired.people.values()) if (verdict === 'in-scope') inScope += 1;
  return { ...plan, inScope, unchanged: inScope - (plan.inScope - plan.unchanged) };
}
