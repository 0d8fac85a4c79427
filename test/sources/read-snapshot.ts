/** A whole read as a snapshot, with the events it was made of. */
import type { Connector, ReadScope } from '../../backend/connectors/spi';
import type { Cursor, ReadEvent } from '../../backend/domain/read-events';
import { createSnapshotBuilder } from '../../backend/domain/snapshot/fold-read-events';
import type { SourceSnapshot } from '../../backend/domain/source-snapshot';

export const everything: ReadScope = { wantsMembersOf: () => true, nesting: 'direct', fingerprint: 'test' };

export interface WholeRead extends SourceSnapshot {
  readonly events: readonly ReadEvent[];
  readonly cursor: Cursor | null;
}

export async function readSnapshot(connector: Connector, scope: ReadScope = everything): Promise<WholeRead> {
  const builder = createSnapshotBuilder();
  const events: ReadEvent[] = [];
  for await (const event of connector.readFull(scope)) {
    builder.add(event);
    events.push(event);
  }
  return { ...builder.build(), events, cursor: cursorOf(events) };
}

/** A cursor is the last event of a read. */
export function cursorOf(events: readonly ReadEvent[]): Cursor | null {
  const last = events.at(-1);
  return last?.kind === 'cursor' ? last.value : null;
}
