import type { Logger } from 'pino';
import type { StateRequest, TargetEvent } from '../../port';
import type { Session } from '../connect';
import type { JiraClient } from '../http/jira-client';
import type { UserServer } from '../user-server/user-server';
import type { Channel } from './channel';
import type { SeenUsers } from './seen-users';

/** What the parts of one read of the state share. */
export interface Reading {
  readonly client: JiraClient;
  readonly session: Session;
  /** The application of "Jira User Server", when there is one. */
  readonly userServer: UserServer | null;
  readonly request: StateRequest;
  /** Names and globs of the configuration, lower and upper case alike. */
  readonly protectedAccounts: readonly string[];
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly out: Channel<TargetEvent>;
  readonly seen: SeenUsers;
  /** Groups, people and pages worked on at once; the lanes hold the calls themselves to what Jira bears. */
  readonly width: number;
}
