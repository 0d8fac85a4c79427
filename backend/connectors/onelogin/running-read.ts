/** What the parts of one read share. */
import type { ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import type { Misfortune } from '../kit/misfortune';
import type { GroupLanes } from '../kit/paging/group-lanes';
import type { Emit } from '../kit/paging/merge-reads';
import type { ReadScope } from '../spi';
import type { CallsAhead } from './calls-ahead';
import type { OneLoginClient } from './client';
import type { OneLoginConfig } from './config';

export interface Read {
  readonly client: OneLoginClient;
  readonly config: OneLoginConfig;
  readonly scope: ReadScope;
  readonly emit: Emit<ReadEvent>;
  readonly signal: AbortSignal;
  readonly misfortune: Misfortune;
  readonly ahead: CallsAhead;
  /** Work on members of roles. The lists, whose pages come one after the other and set the pace, keep a lane each. */
  readonly lanes: GroupLanes;
}

/** Members by policy group, or null when the users were read in part. */
export type PolicyMembers = ReadonlyMap<SourceId, readonly SourceId[]> | null;
