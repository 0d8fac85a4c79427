/** Everything one running stand-in knows. */
import type { Breaks } from '../stand-in/breaks';
import type { CallCounts } from '../stand-in/call-counts';
import type { Misbehaviour } from '../stand-in/misbehave';
import type { Place } from './breaks';
import type { Directory } from './directory';
import type { TokenIssuer } from './oauth';
import type { RateLimits } from './rate-limits';

/** What the API token's user and the app's role may read. `everyone`: sees the built-in group, as group administrators do not. */
export type Right = 'users' | 'groups' | 'members' | 'schemas' | 'everyone';

export interface OrgState {
  origin: string;
  readonly directory: Directory;
  readonly breaks: Breaks<Place, Misbehaviour>;
  readonly limits: RateLimits;
  readonly tokens: TokenIssuer;
  readonly rights: Set<Right>;
  readonly calls: CallCounts<Place>;
  apiToken: string;
  latencyMs: number;
  /** Requests until every access token ends; null: they end in their own time. */
  tokensEndAfter: number | null;
}
