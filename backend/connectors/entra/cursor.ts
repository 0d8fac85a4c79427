/** Where the next delta read starts: Graph's two delta links, and which groups' members the snapshot already has. */
import { z } from 'zod';
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
  };
  return JSON.stringify(stored) as Cursor;
}

/** Throws `source-gone`, to be followed by a full read, when the cursor is unreadable, too old or of another scope, tenant or cloud. */
export function decodeCursor(cursor: Cursor, config: EntraConfig, scope: ReadScope, now: number): DeltaState {
  const parsed = Stored.safeParse(parseJson(cursor));
  if (!parsed.success) throw lostPlace('The place where changes start cannot be read.');
  const { fingerprint, tenant, graph, issuedAt, ...state } = parsed.data;
  if (fingerprint !== scope.fingerprint) throw lostPlace('What is read has changed since the last read.');
  const elsewhere = [state.users, state.groups].some((link) => new URL(link).origin !== config.graph);
  if (tenant !== config.tenant || graph !== config.graph || elsewhere) throw lostPlace('The last read was of another tenant or cloud.');
  if (now - issuedAt >= deltaLifetimeMs) throw lostPlace('The last read is more than seven days ago.');
  return { ...state, issuedAt };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
