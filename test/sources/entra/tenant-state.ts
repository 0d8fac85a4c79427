/** Everything one running stand-in knows. */
import type { Breaks } from '../stand-in/breaks';
import type { CallCounts } from '../stand-in/call-counts';
import type { Misbehaviour } from '../stand-in/misbehave';
import type { Place } from './breaks';
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
  readonly breaks: Breaks<Place, Misbehaviour>;
  readonly throttle: Throttle;
  readonly app: Application;
  readonly tokens: TokenIssuer;
  hiddenView: HiddenView;
  /** Requests over HTTP, a batch being one. */
  readonly calls: CallCounts<Place>;
  /** Requests inside batches. */
  readonly batched: CallCounts<Place>;
  /** Bearer tokens and secrets seen, and headers of the last requests, are not kept; only who asked to be served last. */
  lowPriority: number;
  latencyMs: number;
  /** Requests until every access token ends; null: they end in their own time. */
  tokensEndAfter: number | null;
}
