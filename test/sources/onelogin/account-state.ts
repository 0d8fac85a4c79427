/** Everything one running stand-in knows. */
import type { Breaks, Place } from './breaks';
import type { Directory } from './directory';
import type { HourlyLimit } from './hourly-limit';
import type { Credential, TokenIssuer } from './tokens';

/** What the credential may read. */
export type Right = 'users' | 'roles' | 'members' | 'groups' | 'custom-attributes';

export interface AccountState {
  origin: string;
  readonly directory: Directory;
  readonly breaks: Breaks;
  readonly limit: HourlyLimit;
  readonly credential: Credential;
  readonly tokens: TokenIssuer;
  readonly rights: Set<Right>;
  counters: Record<Place, number>;
  inFlight: number;
  peakInFlight: number;
  latencyMs: number;
  /** Requests until the access token ends; null: it ends in its own time. */
  tokenEndsAfter: number | null;
}
