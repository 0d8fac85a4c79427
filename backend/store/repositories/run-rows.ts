/** Runs as rows and back. */
import type { Selectable, Updateable } from 'kysely';
import { RollcallError } from '../../domain/errors';
import type { Run } from '../../domain/runs/run';
import type { RunTable } from '../schema';
import { readNullable, storedNullable } from '../text';

export type RunChange = Partial<Omit<Run, 'id' | 'connectorId' | 'startedAt'>>;

export function toRun(row: Selectable<RunTable>): Run {
  return {
    id: row.id,
    connectorId: row.connector_id,
    kind: row.kind,
    trigger: row.trigger,
    actor: row.actor,
    state: row.state,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    person: readNullable(row.person),
    planHash: row.plan_hash,
    counts: row.counts,
    brakes: row.brakes ?? [],
    error: row.error,
    errorId: row.error_id,
    sourceCalls: row.source_calls,
    targetReads: row.target_reads,
    targetWrites: row.target_writes,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    note: row.note,
  };
}

/** Only the fields that are given change; the run's identity never does. */
export function toRunColumns(change: Partial<Run>): Updateable<RunTable> {
  const columns: { [K in keyof RunChange]-?: (value: Run[K]) => Updateable<RunTable> } = {
    kind: (kind) => ({ kind }),
    trigger: (trigger) => ({ trigger }),
    actor: (actor) => ({ actor }),
    state: (state) => ({ state }),
    finishedAt: (finished_at) => ({ finished_at }),
    person: (person) => ({ person: storedNullable(person) }),
    planHash: (plan_hash) => ({ plan_hash }),
    counts: (counts) => ({ counts: json(counts) }),
    brakes: (brakes) => ({ brakes: json(brakes) }),
    error: (error) => ({ error: json(error) }),
    errorId: (error_id) => ({ error_id }),
    sourceCalls: (source_calls) => ({ source_calls }),
    targetReads: (target_reads) => ({ target_reads }),
    targetWrites: (target_writes) => ({ target_writes }),
    approvedBy: (approved_by) => ({ approved_by }),
    approvedAt: (approved_at) => ({ approved_at }),
    note: (note) => ({ note }),
  };
  const parts = Object.entries(columns).map(([field, column]) => {
    const value = change[field as keyof RunChange];
    return value === undefined ? {} : (column as (value: unknown) => Updateable<RunTable>)(value);
  });
  return Object.assign({}, ...parts) as Updateable<RunTable>;
}

export function noSuchRun(id: string): RollcallError {
  return new RollcallError('not-found', `There is no run ${id}.`, { remedy: 'List the runs to see which ones there are.' });
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
