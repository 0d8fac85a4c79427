/** Where the next delta read starts: Graph's two delta links, and which groups' members the snapshot already has. */
import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import type { Cursor } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import type { ReadScope } from '../spi';
import type { EntraConfig } from './config';
import { lostPlace } from './refusals';
import { deltaLifetimeMs } from './spec';

export interface DeltaLinks {
  readonly users: string;
  readonly groups: string;
}

export interface DeltaState extends DeltaLinks {
  /** Milliseconds since 1970, taken before the links were asked for. */
  readonly issuedAt: number;
  /** Groups whose members were read whole and are kept up by changes: wanted ones and the groups inside them. */
  readonly tracked: readonly SourceId[];
  /** Wanted groups whose members could not be read the last time. */
  readonly owed: readonly SourceId[];
  /** In "Deleted users". Who comes back from there is in groups that no change of a group speaks of. */
  readonly deleted: readonly SourceId[];
}

const Stored = z.strictObject({
  version: z.literal(1),
  fingerprint: z.string(),
  tenant: z.string(),
  graph: z.string(),
  issuedAt: z.number(),
  users: z.url(),
  groups: z.url(),
  tracked: z.array(z.string()),
  owed: z.array(z.string()),
  deleted: z.array(z.string()),
});

export function encodeCursor(state: DeltaState, config: EntraConfig, scope: ReadScope): Cursor {
  const { tenant, graph } = config;
  const stored: z.infer<typeof Stored> = {
    version: 1,
    fingerprint: scope.fingerprint,
    tenant,
    graph,
    issuedAt: state.issuedAt,
    users: state.users,
    groups: state.groups,
    tracked: [...state.tracked],
    owed: [...state.owed],
    deleted: [...state.deleted],
  };
  return JSON.stringify(stored) as Cursor;
}

/**
 * Throws `source-gone` when the cursor is unreadable or too old and `conflict` when it is of another scope, configuration, tenant
 * or cloud. A full read follows either.
 */
export function decodeCursor(cursor: Cursor, config: EntraConfig, scope: ReadScope, now: number): DeltaState {
  const parsed = Stored.safeParse(parseJson(cursor));
  if (!parsed.success) throw lostPlace('The place where changes start cannot be read.');
  const { fingerprint, tenant, graph, issuedAt, ...state } = parsed.data;
  if (fingerprint !== scope.fingerprint) throw ofAnotherRead('What is read has changed since the last read.');
  const elsewhere = [state.users, state.groups].some((link) => new URL(link).origin !== config.graph);
  if (tenant !== config.tenant || graph !== config.graph || elsewhere) throw ofAnotherRead('The last read was of another tenant or cloud.');
  if (now - issuedAt >= deltaLifetimeMs) throw lostPlace('The last read is more than seven days ago.');
  return { ...state, issuedAt };
}

function ofAnotherRead(message: string): RollcallError {
  return new RollcallError('conflict', message, { retry: 'now', remedy: 'Nothing to do: the next run reads everything.' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
