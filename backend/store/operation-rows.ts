/** Operations as rows and back. What comes back equals what was put in. */
import type { Insertable, Selectable } from 'kysely';
import type { Json } from '../domain/json';
import { type Operation, operationId, type PersonRef, type UserFields } from '../domain/plan/operation';
import type { Reason } from '../domain/plan/reason';
import type { OperationTable } from './schema';
import type { JournalEntry } from './store';
import { readNullable, readText, storedNullable, storedText } from './text';

export type OperationRow = Selectable<OperationTable>;
type NewRow = Insertable<OperationTable>;

/** The columns of `operations` a new plan fills, with their types, in the order in which `insertOperations` sends them. */
export const PLAN_COLUMNS = {
  seq: 'int4',
  state: 'text',
  kind: 'text',
  operation_id: 'text',
  source_id: 'text',
  user_key: 'text',
  user_name: 'text',
  group_name: 'text',
  property: 'text',
  reason: 'text',
  reason_values: 'json',
  before: 'json',
  after: 'json',
} as const satisfies Partial<Record<keyof OperationTable, string>>;
export type PlanRow = Required<Pick<NewRow, keyof typeof PLAN_COLUMNS>>;

export function toRow(operation: Operation, seq: number, state: 'planned' | 'held'): PlanRow {
  const person = 'person' in operation ? operation.person : null;
  return {
    seq,
    state,
    kind: operation.kind,
    operation_id: operation.id === usualId(operation) ? null : storedText(operation.id),
    source_id: person && storedText(person.sourceId),
    user_key: person && storedNullable(person.userKey),
    user_name: person && storedText(person.userName),
    group_name: 'group' in operation ? storedText(operation.group) : null,
    property: 'property' in operation ? storedText(operation.property) : null,
    reason: operation.reason.code,
    reason_values: operation.reason.with ? JSON.stringify(operation.reason.with) : null,
    before: json(operation, 'before'),
    after: json(operation, 'after'),
  };
}

/** `people` shares one person object among the operations of a person. */
export function toOperation(row: OperationRow, people: Map<string, PersonRef> = new Map()): Operation {
  const reason: Reason = row.reason_values ? { code: row.reason, with: row.reason_values } : { code: row.reason };
  const operation = withoutId(row, reason, people);
  return { ...operation, id: row.operation_id === null ? usualId(operation) : readText(row.operation_id) } as Operation;
}

export function toEntry(row: OperationRow, people?: Map<string, PersonRef>): JournalEntry {
  const { seq, state, attempts, error } = row;
  return {
    seq,
    operation: toOperation(row, people),
    state,
    attempts,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    error,
    errorId: row.error_id,
    detail: readNullable(row.detail),
  };
}

type WithoutId<T> = T extends Operation ? Omit<T, 'id'> : never;

function withoutId(row: OperationRow, reason: Reason, people: Map<string, PersonRef>): WithoutId<Operation> {
  const { kind } = row;
  if (kind === 'create-group') return { kind, reason, group: readText(row.group_name ?? '') };
  const person = personOf(row, people);
  if (kind === 'add-member' || kind === 'remove-member') return { kind, reason, person, group: readText(row.group_name ?? '') };
  if (kind === 'set-property') {
    return { kind, reason, person, property: readText(row.property ?? ''), before: row.before, after: row.after };
  }
  return { kind, reason, person, before: row.before as UserFields | null, after: row.after as UserFields | null };
}

function personOf(row: OperationRow, people: Map<string, PersonRef>): PersonRef {
  const sourceId = readText(row.source_id ?? '');
  const userKey = readNullable(row.user_key);
  const userName = readText(row.user_name ?? '');
  const known = people.get(sourceId);
  if (known && known.userKey === userKey && known.userName === userName) return known;
  const person = { sourceId, userKey, userName };
  people.set(sourceId, person);
  return person;
}

/** The id `decide` gives; storing it a second time for a million memberships would be a waste. */
function usualId(operation: WithoutId<Operation>): string {
  if (operation.kind === 'create-group') return operationId(operation.kind, operation.group);
  const { kind, person } = operation;
  if ('group' in operation) return operationId(kind, person.sourceId, operation.group);
  return 'property' in operation ? operationId(kind, person.sourceId, operation.property) : operationId(kind, person.sourceId);
}

function json(operation: Operation, field: 'before' | 'after'): string | null {
  if (!(field in operation)) return null;
  const value = (operation as { readonly before: Json; readonly after: Json })[field];
  return value === null ? null : JSON.stringify(value);
}
