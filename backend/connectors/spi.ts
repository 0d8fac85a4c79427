/**
 * What a connector type must be. It gets everything impure from `ConnectorHost` and never a global fetch, clock or
 * logger, so that the outbound guard, pacing, call counts and fault injection are the same for every source.
 */
import type { Logger } from 'pino';
import type { ErrorView } from '../domain/errors';
import type { Attributes } from '../domain/json';
import type { Checkpoint, Cursor, ReadEvent } from '../domain/read-events';
import type { RecordRef, SourceId, SourceUser, Stream } from '../domain/records';
import type { AttributeRule } from '../domain/rules/sync-rules';
import type { HttpClient, HttpClientOptions } from './kit/http/client';

/** One field of a connector's form. Pure data: it draws the form, redacts secrets and makes the docs. */
export interface SpecField {
  readonly key: string;
  readonly label: string;
  readonly kind: 'text' | 'url' | 'number' | 'boolean' | 'choice' | 'secret' | 'multiline' | 'list';
  readonly required: boolean;
  /** What it is and where to find the value in the vendor's administration. */
  readonly help: string;
  readonly placeholder?: string;
  readonly default?: string | number | boolean | readonly string[];
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Shown only when another field has one of these values. */
  readonly onlyWhen?: { readonly key: string; readonly in: readonly (string | boolean)[] };
  readonly min?: number;
  readonly max?: number;
  /** Says where the secrets are sent although it is not of kind `url`: when it changes, stored secrets are dropped. */
  readonly address?: boolean;
}

export interface Capabilities {
  readonly delta: Readonly<Record<'users' | 'groups' | 'memberships', 'none' | 'upserts' | 'upserts+deletes'>>;
  readonly memberships: 'by-group' | 'inline';
  readonly nesting: 'none' | 'direct';
  readonly resume: 'per-page' | 'from-start';
  /** A cursor older than this is void (Graph: seven days). */
  readonly cursorTtlMs?: number;
  /** Largest pages the source gives; the contract suite reads N−1, N and N+1 of each. */
  readonly pageLimits: Readonly<Record<'users' | 'groups' | 'members', number>>;
}

export interface ConnectorSpec {
  readonly type: string;
  readonly label: string;
  readonly summary: string;
  readonly fields: readonly SpecField[];
  readonly capabilities: Capabilities;
  /** The recommended mapping, offered to a new connector and by "reset to recommended". */
  readonly recommendedMapping: readonly AttributeRule[];
}

/** Values of the form, secrets included. Field kinds decide the types; `parse` makes the typed configuration. */
export type FieldValues = Readonly<Record<string, unknown>>;

export interface ConfigProblem {
  /** Key of the field at fault. */
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

export type Parsed<Config> =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Narrows a read where the source can. The rules of `domain` are applied to what comes back all the same. */
export interface ReadScope {
  /** Decides by name whether a group's members are wanted. Groups themselves are always listed. */
  readonly wantsMembersOf: (group: { readonly id: SourceId; readonly name: string }) => boolean;
  readonly nesting: 'flatten' | 'direct';
  /** Changes when scope or configuration change; checkpoints and cursors are bound to it. */
  readonly fingerprint: string;
}

export interface Probe {
  readonly name: 'connect' | 'token' | 'list-users' | 'list-groups' | 'list-members' | 'delta';
  readonly result: 'ok' | 'failed' | 'skipped';
  /** What was seen: `200 users on the first page`. Never a body from outside. */
  readonly detail: string;
  /** How to mend it, when it failed. */
  readonly hint?: string;
  readonly error?: ErrorView;
}

export interface SourceAttribute {
  /** Path as the mapping writes it. */
  readonly path: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'boolean' | 'list' | 'object';
}

export interface SourceSchema {
  readonly users: readonly SourceAttribute[];
}

/**
 * By immutable id, or by what a person at a keyboard knows: login, mail or user name. With the attributes the person had
 * when last read, a source that cannot otherwise tell "gone" from "hidden" (LDAP, by the DN) can prove more.
 */
export type UserRef = { readonly id: SourceId; readonly lastKnown?: Attributes } | { readonly login: string };

export interface PersonRead {
  readonly user: SourceUser;
  /** Ids of the groups the person is a direct member of; null when the source cannot say for one person. */
  readonly groups: readonly { readonly id: SourceId; readonly name: string }[] | null;
}

export interface Connector {
  /** The same calls as a read, one page each. */
  check(): Promise<readonly Probe[]>;
  discover(): Promise<SourceSchema>;
  readFull(scope: ReadScope, from?: Checkpoint): AsyncIterable<ReadEvent>;
  /**
   * What changed since the cursor, as states and not as history. The last event is the next cursor: without it the read
   * counts as broken off. `members` and `member-removed` change the members known so far; a group whose
   * `members-complete` arrives was read whole, and what is not told then is no member any more. The members of a group
   * that is new, or newly wanted, are told whole. A problem at a stream ends in nothing being concluded; one at a user or
   * a group, only there. Throws (or reports at a stream) `source-gone` for a cursor that is too old and `conflict` for one
   * of another scope, configuration or tenant: everything is read then.
   */
  readDelta?(scope: ReadScope, cursor: Cursor): AsyncIterable<ReadEvent>;
  readOne(ref: UserRef): Promise<'gone' | 'out-of-scope' | PersonRead>;
  close(): Promise<void>;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface ConnectorHost {
  /** A guarded HTTP client for one base URL: outbound policy, pacing, retries, deadlines, size caps, counting. */
  http(options: HttpClientOptions): HttpClient;
  /** Refuses addresses the operator's outbound policy forbids; every non-HTTP connection asks it first. */
  guardAddress(host: string, port: number): Promise<void>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
  saveRotatedSecret(field: string, value: string): Promise<void>;
}

export interface ConnectorType<Config = unknown> {
  readonly spec: ConnectorSpec;
  /** Offline: types, ranges, shapes. Problems name the field and the remedy. */
  parse(values: FieldValues): Parsed<Config>;
  open(config: Config, host: ConnectorHost): Connector;
}

export type { Checkpoint, Cursor, ReadEvent, RecordRef, Stream };
