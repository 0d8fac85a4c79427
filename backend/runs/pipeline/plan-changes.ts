/**
 * The plan of a delta run. Nothing changed: nothing is read or decided. Little changed: the target is read for the people
 * and groups concerned only. Otherwise everybody is decided about, as in a full run, with the snapshot the delta gave.
 */
import { desirePeople } from '../../domain/decide/desire';
import { narrow } from '../../domain/decide/narrow';
import { jsonataExpressions } from '../../domain/mapping/validate-mapping';
import { planHash } from '../../domain/plan/hash';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import { isoNow } from '../clock';
import type { OpenedConnector, PlanSurroundings, RunExecution } from './context';
import { decideEverybody, decideNarrow } from './decide-changes';
import { type DeltaBase, isSettled } from './delta-base';
import type { Changes } from './read-changes';
import { readElsewhere } from './read-elsewhere';
import type { ReadMark } from './read-mark';
import { refuseStrangers } from './refuse-strangers';
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
  const everything = { ...rest, desired };
  const narrowing = settled ? narrow(before, rest, desired) : null;
  meter.phase('read-target', 'deciding', null);
  const isFew = narrowing !== null && narrowing.people.size <= FEW_PEOPLE && narrowing.groups.length <= FEW_GROUPS;
  const narrowed = isFew ? await decideNarrow(target, narrowing, everything, signal) : null;
  const decided = narrowed ?? (await decideEverybody(target, everything, signal));
  // Whoever changes the address of Jira unsettles what was decided, and is met here.
  if (!narrowed) await refuseStrangers(execution, links, decided.input.target);
  signal.throwIfAborted();
  const calls = { sourceCalls: source.calls(), targetReads: target.counters().reads };
  await storePlan(execution, { ...decided, desired, links, peopleBefore: before.users.size, ...calls }, async () => undefined);
  if (!narrowed) await supersedeOlderHolds(execution);
}
