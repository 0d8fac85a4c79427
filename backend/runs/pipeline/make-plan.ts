/** Reads both sides, decides, brakes, and stores the plan before anything is written. */
import { decide } from '../../domain/decide/decide';
import { desirePeople, wantsOf } from '../../domain/decide/desire';
import type { DecideInput } from '../../domain/decide/input';
import { errorOf } from '../../domain/errors';
import type { Link } from '../../domain/link';
import { jsonataExpressions } from '../../domain/mapping/validate-mapping';
import { distrustOutdated } from '../../domain/precedence/outdated';
import type { SourceId } from '../../domain/records';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import { isoNow } from '../clock';
import type { ProgressMeter } from '../progress';
import { confirmLeavers } from '../read/confirm-leavers';
import { readPerson } from '../read/read-person';
import { readSource, type SourceRead } from '../read/read-source';
import { createTargetReader } from '../read/read-target';
import type { OpenedConnector, PlanSurroundings, RunExecution } from './context';
import { planChanges } from './plan-changes';
import { readChanges } from './read-changes';
import { readElsewhere } from './read-elsewhere';
import type { ReadMark } from './read-mark';
import { readScopeOf } from './read-scope';
import { refuseStrangers } from './refuse-strangers';
import { storePlan, supersedeOlderHolds } from './store-plan';

/** Answers what may be stored for the next delta read once the run has ended; null when the next read must be a full one. */
export async function makePlan(execution: RunExecution, around: PlanSurroundings): Promise<ReadMark | null> {
  const { run, lease, store, stop } = execution;
  const signal = AbortSignal.any([stop, lease.lost]);
  await store.runs.update(lease, run.id, { state: 'reading' });
  const source = await execution.openConnector(execution.configuration, signal);
  try {
    if (run.kind !== 'delta') return await planWhole(execution, around, source, signal);
    around.meter.phase('read-source', 'reading', null);
    const scope = readScopeOf(execution.configuration);
    const changes = await readChanges(execution, source, around.loadLinks, scope, around.meter, signal);
    if (changes.base) return await planChanges(execution, around, source, changes, scope.fingerprint, signal);
    const note = changes.because === null ? null : `Everything was read, because ${changes.because}.`;
    return await planWhole({ ...execution, run: await store.runs.update(lease, run.id, { kind: 'full', note }) }, around, source, signal);
  } finally {
    await source.connector.close();
  }
}

interface SourceAnswer {
  readonly snapshot: SourceSnapshot;
  readonly onlyPerson: SourceId | null;
  readonly mark: ReadMark | null;
}

async function planWhole(
  execution: RunExecution,
  { target, facts, meter, loadLinks }: PlanSurroundings,
  source: OpenedConnector,
  signal: AbortSignal,
): Promise<ReadMark | null> {
  const { run, lease, store, clock } = execution;
  const { rules } = execution.configuration;
  const [before, links] = await Promise.all([store.snapshots.summary(run.connectorId), loadLinks()]);
  meter.phase('read-source', 'reading', run.person === null && before ? before.users + before.groups : null);

  const reader = createTargetReader(target, signal, () => undefined);
  const others = readElsewhere(execution);
  const known =
    run.person === null ? Promise.all([others, facts]).then(([claims]) => reader.readKnown(distrustOutdated(links, claims), null)) : facts;
  others.catch(() => undefined);
  known.catch(() => undefined);
  const { snapshot, onlyPerson, mark } = await readSide(execution, source, links, meter, signal);
  await known;
  if (onlyPerson !== null) await reader.readKnown(links, onlyPerson);

  signal.throwIfAborted();
  await store.runs.update(lease, run.id, { state: 'deciding', sourceCalls: source.calls() });
  meter.phase('decide', 'deciding', null);
  const onlyPeople = onlyPerson === null ? null : new Set([onlyPerson]);
  const expressions = await execution.expressions.evaluate(jsonataExpressions(rules.mapping), snapshot.users.values(), signal);
  const now = isoNow(clock);
  const desired = desirePeople(snapshot, links, rules, expressions, now);
  meter.phase('read-target', 'deciding', null);
  const wanted = await reader.readWanted(wantsOf(desired, links, rules, onlyPeople));
  await refuseStrangers(execution, links, wanted.state);
  meter.phase('decide', 'deciding', null);
  // As late as can be: what other connectors decided while the sides were read counts.
  const elsewhere = await readElsewhere(execution);
  const input: DecideInput = { source: snapshot, target: wanted.state, links, rules, expressions, now, onlyPeople, elsewhere };
  const plan = decide(input, desired);
  signal.throwIfAborted();

  // Something for previews to look at until the first sync; one person is no picture of the source. Kept apart: no read is ever
  // compared with it.
  if (run.kind === 'simulation' && onlyPerson === null && before === null) await store.samples.save(lease, run.connectorId, snapshot);
  const decided = { plan, input, desired, links, targetProblems: wanted.problems, peopleBefore: before?.users ?? null };
  const calls = { sourceCalls: source.calls(), targetReads: target.counters().reads };
  await storePlan(execution, { ...decided, ...calls }, async () => {
    if (onlyPerson === null) await store.snapshots.save(lease, run.connectorId, snapshot);
  });
  if (run.kind === 'full') await supersedeOlderHolds(execution);
  return mark;
}

async function readSide(
  { run, store, configuration }: RunExecution,
  { connector }: OpenedConnector,
  links: ReadonlyMap<SourceId, Link>,
  meter: ProgressMeter,
  signal: AbortSignal,
): Promise<SourceAnswer> {
  if (run.person !== null) {
    const { sourceId, snapshot } = await readPerson(connector, run.person, links, await store.snapshots.load(run.connectorId));
    return { snapshot, onlyPerson: sourceId, mark: null };
  }
  const scope = readScopeOf(configuration);
  const read = await readSource(connector, scope, signal, (records) => meter.advance(records));
  // A read that gave nobody and met an error has nothing to decide about: say what went wrong.
  if (read.snapshot.users.size === 0) throwReadError(read);
  const snapshot = await confirmLeavers(connector, read.snapshot, links, signal);
  // After a doubt the next read is a full one again: changes would not tell of whoever is missing now.
  const mark = run.kind === 'full' && snapshot === read.snapshot ? markOf(read, scope.fingerprint) : null;
  return { snapshot, onlyPerson: null, mark };
}

function markOf({ cursor, snapshot }: SourceRead, fingerprint: string): ReadMark | null {
  if (cursor === null || !snapshot.complete.users || !snapshot.complete.groups) return null;
  return { read: 'full', cursor, fingerprint, snapshot: null };
}

function throwReadError({ error, snapshot }: SourceRead): void {
  if (error) throw error;
  const problem = snapshot.problems.find(({ at }) => 'stream' in at && at.stream === 'users');
  if (problem) throw errorOf(problem.error);
}
