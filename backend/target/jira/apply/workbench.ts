import type { Logger } from 'pino';
import { viewError } from '../../../domain/errors';
import type { ApplyOutcome, CurrentAccount } from '../../port';
import type { Clock } from '../clock';
import type { JiraClient } from '../http/jira-client';
import type { VersionProfile } from '../profile';
import type { UserRef } from '../rest/users';
import type { RecentCreations } from './recent-creations';
import type { RightsCache } from './rights-cache';

/** What the application of one operation works with. */
export interface Workbench {
  readonly client: JiraClient;
  readonly profile: VersionProfile;
  readonly recent: RecentCreations;
  readonly rights: RightsCache;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

export const APPLIED = { result: 'applied' } as const satisfies ApplyOutcome;
export const ALREADY = { result: 'already' } as const satisfies ApplyOutcome;
export const stale = (detail: string): ApplyOutcome => ({ result: 'stale', detail });
export const GONE: ApplyOutcome = stale('The account is no longer there.');

/** By key where it is known, since names change. */
export const refOf = (account: CurrentAccount): UserRef => (account.key === null ? { name: account.name } : { key: account.key });

/** An error of a read that came before a write, or after one that was refused: nothing was written. */
export function outcomeOfRead(error: unknown): ApplyOutcome {
  const view = viewError(error);
  return view.retry === 'never' ? { result: 'rejected', error: view } : { result: 'retry-later', afterMs: retryAfter(error), error: view };
}

const retryAfter = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'retryAfterMs' in error && typeof error.retryAfterMs === 'number'
    ? error.retryAfterMs
    : 5000;
