/** What the sources behind HTTP have in common: how a fault of the contract becomes a break of a stand-in. */
import type { BreakAt } from '../sources/stand-in/breaks';
import type { Misbehaviour } from '../sources/stand-in/misbehave';
import type { ConnectorHarness, ContractSource, Fault, List } from './harness';

export interface HttpStandIn<Place extends string> {
  break(rule: BreakAt<Place, Misbehaviour>): unknown;
  mend(): void;
  totalCalls(): number;
  resetCounters(): void;
  close(): Promise<void>;
}

export interface FaultWords<Place extends string> {
  readonly placeOf: (list: List) => Place;
  /** Headers of a 429, by the name of the variant. */
  readonly rateLimitHeaders: (variant: string) => Readonly<Record<string, string>>;
  /** Ends the token after so many more requests. */
  readonly endToken: () => void;
  /** Below another host, to lead a next link to. */
  readonly path: string;
}

/** Everything of a source but how a connector is opened on it. */
export function faultySource<Place extends string>(
  standIn: HttpStandIn<Place>,
  words: FaultWords<Place>,
): Pick<ContractSource, 'inject' | 'mend' | 'calls' | 'resetCalls' | 'close'> {
  return {
    inject: (fault) => {
      if (fault.kind === 'expired-token') words.endToken();
      else standIn.break(breakFor(fault, words));
    },
    mend: () => standIn.mend(),
    calls: () => standIn.totalCalls(),
    resetCalls: () => standIn.resetCounters(),
    close: () => standIn.close(),
  };
}

type ListFault = Exclude<Fault, { readonly kind: 'expired-token' }>;

const failing = 'Team 0001';

function breakFor<Place extends string>(fault: ListFault, words: FaultWords<Place>): BreakAt<Place, Misbehaviour> {
  const list = fault.kind === 'group-fails' ? 'members' : fault.at;
  const where = { at: words.placeOf(list), ...(list === 'members' ? { group: failing } : {}) };
  switch (fault.kind) {
    case 'empty-page':
      return { ...where, page: 1, times: 1, how: { kind: 'empty-page' } };
    case 'refused':
      return { ...where, page: 2, how: { kind: 'status', status: 401 } };
    case 'rate-limited':
      return { ...where, page: 2, times: 1, how: { kind: 'status', status: 429, headers: words.rateLimitHeaders(fault.variant) } };
    case 'group-fails':
      return { ...where, how: { kind: 'status', status: fault.status } };
    case 'passing-failure':
      return { ...where, page: 2, times: fault.times, how: { kind: 'status', status: 503 } };
    case 'web-page':
      return { ...where, how: { kind: 'html' } };
    case 'oversized':
      return { ...where, how: { kind: 'oversized', bytes: 33 * 1024 * 1024 } };
    case 'next-elsewhere':
      return { ...where, how: { kind: 'next-link', url: elsewhere(words.path)[fault.to] } };
    default:
      return { ...where, how: { kind: fault.kind } };
  }
}

const elsewhere = (path: string) => ({
  'other-host': `https://evil.example${path}`,
  'plain-http': `http://127.0.0.1:1${path}`,
  metadata: 'http://169.254.169.254/latest',
});

/** A protocol of lists over HTTP can have them all; whoever cannot says why. */
export const everyCase: ConnectorHarness['cases'] = {
  duplicates: 'yes',
  reversed: 'yes',
  'empty-page': 'yes',
  'expired-token': 'yes',
  refused: 'yes',
  'rate-limited': 'yes',
  'group-fails': 'yes',
  'passing-failure': 'yes',
  truncated: 'yes',
  'web-page': 'yes',
  oversized: 'yes',
  'next-elsewhere': 'yes',
  loop: 'yes',
  calls: 'yes',
  'leavers-listed': 'yes',
  'membership-of-one': 'yes',
  delta: 'yes',
};

/** Pages of a list: an empty one has a page too. */
export function pagesOf(count: number, pageSize: number): number {
  return Math.max(1, Math.ceil(count / pageSize));
}
