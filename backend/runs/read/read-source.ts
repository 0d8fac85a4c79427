/** One full read of a source, folded into a snapshot. An error that ends the read leaves an incomplete snapshot behind. */
import type { Connector, ReadScope } from '../../connectors/spi';
import { viewError } from '../../domain/errors';
import type { Cursor } from '../../domain/read-events';
import { createSnapshotBuilder } from '../../domain/snapshot/fold-read-events';
import type { SourceSnapshot } from '../../domain/source-snapshot';

export interface SourceRead {
  readonly snapshot: SourceSnapshot;
  /** Where the next delta read may start; null when the source has none or the read was not whole. */
  readonly cursor: Cursor | null;
  /** Set when the read ended with an error instead of its end marks. */
  readonly error: unknown;
}

/** How many events are folded before the event loop gets its turn: records arrive in pages, so this is rarely met. */
const BREATHE_EVERY = 2_000;

export async function readSource(
  connector: Connector,
  scope: ReadScope,
  signal: AbortSignal,
  onRecords: (records: number) => void,
): Promise<SourceRead> {
  const builder = createSnapshotBuilder();
  let cursor: Cursor | null = null;
  let error: unknown = null;
  let events = 0;
  try {
    for await (const event of connector.readFull(scope)) {
      signal.throwIfAborted();
      if (event.kind === 'cursor') cursor = event.value;
      else builder.add(event);
      events += 1;
      if (events % BREATHE_EVERY === 0) await new Promise(setImmediate);
      if (event.kind === 'user' || event.kind === 'group' || event.kind === 'members') {
        const counts = builder.counts();
        onRecords(counts.users + counts.groups);
      }
    }
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    error = thrown;
    const view = viewError(thrown);
    builder.add({ kind: 'problem', at: { stream: 'users' }, error: view });
    builder.add({ kind: 'problem', at: { stream: 'groups' }, error: view });
  }
  return { snapshot: builder.build(), cursor: error ? null : cursor, error };
}
