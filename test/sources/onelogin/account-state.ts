/** Everything one running stand-in knows. */
import type { Breaks } from '../stand-in/breaks';
import type { CallCounts } from '../stand-in/call-counts';
import type { Misbehaviour, Place } from './breaks';
import type { Directory } from './directory';
import type { HourlyLimit } from './hourly-limit';
import type { Credential, TokenIssuer } from './tokens';

/** What the credential may read. */
export type Right = 'users' | 'roles' | 'members' | 'groups' | 'custom-attributes';

export interface AccountState {
  origin: string;
  readonly directory: Directory;
  readonly breaks: Breaks<Place, Misbehaviour>;
  readonly limit: HourlyLimit;
  readonly credential: Credential;
  readonly tokens: TokenIssuer;
  readonly rights: Set<Right>;
  readonly calls: CallCounts<Place>;
  inFlight: number;
  peakInFlight: number;
  latencyMs: number;
  /** Requests until the access token ends; null: it ends in its own time. */
  tokenEndsAfter: number | null;
}
