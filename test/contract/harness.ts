/** What a connector type brings to be judged by the contract: a source that misbehaves on demand, and how to read its records. */
import type { Connector, Probe } from '../../backend/connectors/spi';
import type { SourceGroup, SourceUser } from '../../backend/domain/records';
import type { Company, Person } from '../sources/company/company';
import type { HastyClock } from '../sources/hasty-clock';

export type List = 'users' | 'groups' | 'members';

/** Faults a source can be asked for. Each concerns one list; `members` faults concern the group `Team 0001` unless said otherwise. */
export type Fault =
  /** Everything on each page twice, or in reverse order. */
  | { readonly kind: 'duplicates' | 'reversed'; readonly at: List }
  /** The first page is empty and has a next link. */
  | { readonly kind: 'empty-page'; readonly at: List }
  /** Our credentials stop being good once, after the first page; a fresh token is given when asked. */
  | { readonly kind: 'expired-token' }
  /** Our credentials are refused from the second page on, for good. */
  | { readonly kind: 'refused'; readonly at: List }
  /** Asked once to slow down; `variant` is one of the harness's own. */
  | { readonly kind: 'rate-limited'; readonly at: List; readonly variant: string }
  | { readonly kind: 'group-fails'; readonly status: 403 | 404 | 500 }
  /** Fails this many times on the second page of the list, then goes on. */
  | { readonly kind: 'passing-failure'; readonly at: List; readonly times: number }
  | { readonly kind: 'truncated' | 'web-page' | 'oversized'; readonly at: List }
  | { readonly kind: 'next-elsewhere'; readonly at: List; readonly to: 'other-host' | 'plain-http' | 'metadata' }
  | { readonly kind: 'loop'; readonly at: List };

export interface OpenConnector {
  readonly connector: Connector;
  readonly clock: HastyClock;
  abort(): void;
}

export interface ContractSource {
  /** A new connector on this source, with a host of its own. */
  open(): OpenConnector;
  inject(fault: Fault): void;
  mend(): void;
  /** Tokens, passwords and keys that must never appear in a problem or a probe. */
  readonly secrets?: readonly string[];
  /** Calls answered since the start or the last `resetCalls`. */
  calls(): number;
  resetCalls(): void;
  /** Waits until changes of the company have arrived at the source, where that takes time. */
  settle?(): Promise<void>;
  close(): Promise<void>;
}

/** `yes`, or why the protocol cannot have it. */
export type Support = 'yes' | { readonly lacks: string };

export type ContractCase =
  | 'duplicates'
  | 'reversed'
  | 'empty-page'
  | 'expired-token'
  | 'refused'
  | 'rate-limited'
  | 'group-fails'
  | 'passing-failure'
  | 'truncated'
  | 'web-page'
  | 'oversized'
  | 'next-elsewhere'
  | 'loop'
  | 'calls'
  | 'leavers-listed'
  | 'membership-of-one'
  | 'delta';

export interface RateLimitVariant {
  readonly name: string;
  /** `continues`: waits and reads on. `gives-up`: poisons what it read and says to come back later. */
  readonly outcome: 'continues' | 'gives-up';
  /** At least this long a wait must have been asked of the clock. */
  readonly waitsMs?: number;
}

/** Something taken away from our account, and what `check` must then say. */
export interface MissingRight {
  readonly name: string;
  readonly take: (source: ContractSource) => void;
  readonly probe: Probe['name'];
  readonly hint: RegExp;
}

export interface ConnectorHarness {
  readonly pageLimits: Readonly<Record<List, number>>;
  readonly cases: Readonly<Record<ContractCase, Support>>;
  readonly rateLimits: readonly RateLimitVariant[];
  readonly missingRights: readonly MissingRight[];
  /** Groups the source has of itself, besides the company's; none of the contract's comparisons looks at them. */
  readonly builtInGroups: readonly string[];
  start(company: Company): Promise<ContractSource>;
  /** The company's account name of a record. */
  loginOf(user: SourceUser): string;
  nameOf(group: SourceGroup): string;
  /** Whether the source keeps somebody as an active user. */
  isActive(person: Person): boolean;
  /** Calls of a full read by the cheapest documented way. */
  expectedCalls(company: Company): number;
  /** Calls of a read of changes when there are none; left out where the source does not count. */
  readonly deltaCalls?: number;
  /** Makes the source forget every cursor; left out where it keeps none. */
  readonly expireCursor?: (source: ContractSource) => void;
  /** A reference by which somebody is looked up at a keyboard. */
  keyboardRef(company: Company, person: Person): string;
}
