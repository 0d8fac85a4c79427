/**
 * What a preview decides on: the last snapshot, before the first sync what a simulation read, and what the links tell of
 * Jira. Neither the source nor Jira is asked.
 */
import type { ExpressionResults } from '../../domain/decide/input';
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import { FINISHED, type Run } from '../../domain/runs/run';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import type { SnapshotSummary, Store } from '../../store/store';
import type { ExpressionEvaluator } from '../expressions/expression-evaluator';

export interface Basis {
  readonly summary: SnapshotSummary | null;
  readonly snapshot: SourceSnapshot | null;
  readonly links: ReadonlyMap<SourceId, Link>;
  /** Results of expressions over everybody, kept while the form is being edited. */
  readonly evaluated: Map<string, ReadonlyMap<SourceId, ExpressionOutcome>>;
}

type ExpressionOutcome = ExpressionResults extends ReadonlyMap<string, ReadonlyMap<SourceId, infer Outcome>> ? Outcome : never;

/** While a run goes on, links change all the time; what is this old will do. */
const STEP_WHILE_RUNNING_MS = 5_000;
const MOST_EXPRESSIONS = 10;

/** Of the read that previews look at; null when there was none, or only failed ones. */
export async function readSummary({ snapshots, samples }: Store, connectorId: string): Promise<SnapshotSummary | null> {
  return (await snapshots.summary(connectorId)) ?? samples.summary(connectorId);
}

/** Changes whenever the snapshot or the links may have. */
export async function basisVersion(store: Store, connectorId: string, now: number): Promise<string> {
  const [summary, runs] = await Promise.all([readSummary(store, connectorId), store.runs.list({ connectorId, limit: 1 })]);
  const last = runs.items[0];
  const moment = last === undefined || FINISHED.has(last.state) ? '' : Math.floor(now / STEP_WHILE_RUNNING_MS);
  return [summary?.runId, summary?.takenAt, last?.id, last?.state, last?.finishedAt, moment].join(' ');
}

export async function loadBasis(store: Store, connectorId: string): Promise<Basis> {
  const summary = await readSummary(store, connectorId);
  const [snapshot, links] = await Promise.all([
    store.snapshots.load(connectorId).then((loaded) => loaded ?? store.samples.load(connectorId)),
    store.links.all(connectorId),
  ]);
  return { summary, snapshot, links, evaluated: new Map() };
}

/** Evaluates what is not known yet for everybody in the snapshot. */
export async function evaluateOver(
  { snapshot, evaluated }: Basis,
  expressions: readonly string[],
  evaluator: ExpressionEvaluator,
  signal: AbortSignal,
): Promise<ExpressionResults> {
  const wanted = new Map<string, ReadonlyMap<SourceId, ExpressionOutcome>>();
  for (const expression of expressions) {
    const known = evaluated.get(expression);
    if (known) wanted.set(expression, known);
  }
  const missing = expressions.filter((expression) => !wanted.has(expression));
  if (snapshot === null || missing.length === 0) return wanted;
  const results = await evaluator.evaluate(missing, snapshot.users.values(), signal);
  if (evaluated.size + missing.length > MOST_EXPRESSIONS) evaluated.clear();
  for (const [expression, outcomes] of results) {
    wanted.set(expression, outcomes);
    evaluated.set(expression, outcomes);
  }
  return wanted;
}

const PAGE = 1_000;
const MOST_REFUSED_PAGES = 10;

/** What was wrong with whom in the last run about everybody: problems of the plan, and what Jira refused. */
export async function readPersonProblems(store: Store, connectorId: string): Promise<ReadonlyMap<SourceId, string>> {
  const found = new Map<SourceId, string>();
  const run = await lastWholeRun(store, connectorId);
  if (run === null) return found;
  for (const { at, message } of (await store.journal.problems(run.id)).problems) {
    if (at?.kind === 'user' && !found.has(at.id)) found.set(at.id, message);
  }
  let after = -1;
  for (let page = 0; page < MOST_REFUSED_PAGES; page++) {
    const { items, next } = await store.journal.list(run.id, { states: ['rejected'], limit: PAGE, after });
    for (const { operation, error } of items) {
      if (!('person' in operation) || found.has(operation.person.sourceId)) continue;
      found.set(operation.person.sourceId, error?.message ?? 'Jira refused a change.');
    }
    if (next === null) break;
    after = Number(next);
  }
  return found;
}

async function lastWholeRun(store: Store, connectorId: string): Promise<Run | null> {
  const { items } = await store.runs.list({ connectorId, limit: 50 });
  return items.find(({ kind, counts }) => (kind === 'full' || kind === 'delta') && counts !== null) ?? null;
}
