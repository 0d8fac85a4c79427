/** The tables as the query builder sees them. `migrations/` makes them; each change there is followed here. */
import type { ColumnType, Generated } from 'kysely';
import type { ApiRole, ApiScope } from '../domain/api-scope';
import type { ConnectorConfiguration, Settings } from '../domain/configuration';
import type { ErrorView } from '../domain/errors';
import type { Json } from '../domain/json';
import type { Folding } from '../domain/notifications/folding';
import type { Message } from '../domain/notifications/message';
import type { Condition } from '../domain/notifications/telling';
import type { OperationKind } from '../domain/plan/operation';
import type { ReasonCode } from '../domain/plan/reason';
import type { OperationState, Run, RunKind, RunState, RunTrigger, TrippedBrake } from '../domain/runs/run';

/** Written as JSON text, read parsed. */
type JsonColumn<T> = ColumnType<T, string | null, string | null>;
/** Read as ISO text in UTC with milliseconds. */
type Time = ColumnType<string, string | undefined, string>;
type NullableTime = ColumnType<string | null, string | null | undefined, string | null>;

export interface ConnectorTable {
  id: string;
  /** Null: was removed. The row stays, so that an editor learns by whom. */
  configuration: JsonColumn<ConnectorConfiguration | null>;
  version: number;
  updated_at: Time;
  updated_by: string;
}

export interface SettingsTable {
  one: Generated<boolean>;
  settings: JsonColumn<Settings>;
  version: number;
  updated_at: Time;
  updated_by: string;
}

export interface SecretTable {
  owner: string;
  field: string;
  sealed: string;
  updated_at: Time;
}

export interface LeaseTable {
  name: string;
  token: string;
  purpose: string;
  holder: string;
  process_space: string | null;
  process_id: number;
  process_started: string | null;
  acquired_at: Time;
  expires_at: Time;
}

export interface RunTable {
  no: Generated<number>;
  id: string;
  connector_id: string;
  kind: RunKind;
  trigger: RunTrigger;
  actor: string;
  state: RunState;
  started_at: Time;
  finished_at: NullableTime;
  person: string | null;
  plan_hash: string | null;
  counts: JsonColumn<Run['counts']>;
  brakes: JsonColumn<readonly TrippedBrake[] | null>;
  error: JsonColumn<ErrorView | null>;
  error_id: string | null;
  source_calls: Generated<number>;
  target_reads: Generated<number>;
  target_writes: Generated<number>;
  approved_by: string | null;
  approved_at: NullableTime;
  note: string | null;
  /** The lease under which the run was last written: whoever holds it works on the run. */
  lease: string | null;
  lease_token: string | null;
  /** The process that created the run; it counts until the first write under a lease. */
  process_space: string | null;
  process_id: number;
  process_started: string | null;
}

export interface OperationTable {
  run_no: number;
  seq: number;
  state: OperationState;
  attempts: Generated<number>;
  kind: OperationKind;
  /** Null: what `operationId` makes of the other columns. */
  operation_id: string | null;
  source_id: string | null;
  user_key: string | null;
  user_name: string | null;
  group_name: string | null;
  property: string | null;
  reason: ReasonCode;
  reason_values: JsonColumn<Readonly<Record<string, string>> | null>;
  before: JsonColumn<Json>;
  after: JsonColumn<Json>;
  started_at: NullableTime;
  finished_at: NullableTime;
  error: JsonColumn<ErrorView | null>;
  error_id: string | null;
  detail: string | null;
}

export interface PlanNoteTable {
  run_no: number;
  kind: 'problem' | 'withheld';
  seq: number;
  note: JsonColumn<Json>;
}

export interface LinkTable {
  connector_id: string;
  source_id: string;
  user_key: string;
  name: string;
  display_name: string;
  email: string;
  active: boolean;
  /** Null: none. */
  properties: JsonColumn<Readonly<Record<string, Json>> | null>;
  /** Ids of `group_names`. */
  granted: number[];
  /** Ids of `group_names`; null: the same as `granted`. */
  wanted: number[] | null;
  created_by_us: boolean;
  left_at: NullableTime;
  verified_at: NullableTime;
}

export interface SnapshotTable {
  connector_id: string;
  run_id: string;
  taken_at: Time;
  users: number;
  groups: number;
  memberships: number;
  complete: boolean;
  chunks: number;
}

export interface SnapshotChunkTable {
  connector_id: string;
  seq: number;
  hash: Buffer;
  content: Buffer;
}

export interface CursorTable {
  connector_id: string;
  cursor: string;
  fingerprint: string;
  run_id: string | null;
  full_at: NullableTime;
  updated_at: Time;
}

export interface AuditTable {
  id: Generated<number>;
  at: Time;
  actor: string;
  action: string;
  subject: string;
  detail: JsonColumn<Readonly<Record<string, unknown>>>;
}

export interface ApiTokenTable {
  id: string;
  name: string;
  role: ApiRole;
  scopes: ApiScope[];
  hash: string;
  created_at: Time;
  expires_at: NullableTime;
}

export interface DeliveryTable {
  id: string;
  channel: string;
  key: string;
  event: string;
  message: ColumnType<Message, string, string>;
  state: ColumnType<'waiting' | 'delivered' | 'given-up', string | undefined, string>;
  attempts: Generated<number>;
  created_at: Time;
  due_at: Time;
  tried_at: NullableTime;
  error: JsonColumn<ErrorView | null>;
  aside: Generated<boolean>;
}

export interface ToldConditionTable {
  channel: string;
  connector_id: string;
  condition: Condition;
  since: Time;
  told_at: Time;
  folding: JsonColumn<Folding | null>;
}

export interface Database {
  connectors: ConnectorTable;
  settings: SettingsTable;
  secrets: SecretTable;
  leases: LeaseTable;
  runs: RunTable;
  purged_runs: { run_no: number };
  operations: OperationTable;
  plan_notes: PlanNoteTable;
  group_names: { id: Generated<number>; name: string };
  links: LinkTable;
  snapshots: SnapshotTable;
  snapshot_chunks: SnapshotChunkTable;
  samples: SnapshotTable;
  sample_chunks: SnapshotChunkTable;
  cursors: CursorTable;
  run_endings: { seq: Generated<number>; run_id: string; at: Time };
  deliveries: DeliveryTable;
  told_conditions: ToldConditionTable;
  audit: AuditTable;
  api_tokens: ApiTokenTable;
  one_time_notes: { key_hash: string; sealed: string; expires_at: Time };
}
