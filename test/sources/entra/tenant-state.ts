/** Everything one running stand-in knows. */
import type { Breaks, Place } from './breaks';
import type { DeltaQueries } from './delta-api';
import type { Directory } from './directory';
import type { HiddenView } from './groups-api';
import type { Application, TokenIssuer } from './sign-in';
import type { Throttle } from './throttle';

export interface TenantState {
  origin: string;
  readonly tenantId: string;
  readonly directory: Directory;
  readonly delta: DeltaQueries;
  readonly breaks: Breaks;
  readonly throttle: Throttle;
  readonly app: Application;
  readonly tokens: TokenIssuer;
  hiddenView: HiddenView;
  /** Requests over HTTP, a batch being one. */
  counters: Record<Place, number>;
  /** Requests inside batches. */
  batched: Record<Place, number>;
  /** Bearer tokens and secrets seen, and headers of the last requests, are not kept; only who asked to be served last. */
  lowPriority: number;
  latencyMs: number;
  /** Requests until every access token ends; null: they end in their own time. */
  tokensEndAfter: number | null;
}

export const noCalls: Readonly<Record<Place, number>> = {
  token: 0,
  tenant: 0,
  users: 0,
  'find-users': 0,
  'deleted-users': 0,
  user: 0,
  'member-of': 0,
  groups: 0,
  group: 0,
  members: 0,
  'transitive-members': 0,
  'users-delta': 0,
  'groups-delta': 0,
  batch: 0,
};
