import type { ReadEvent } from '../read-events';
import type { SourceSnapshot } from '../source-snapshot';

export interface SnapshotBuilder {
  add(event: ReadEvent): void;
  counts(): { readonly users: number; readonly groups: number; readonly memberships: number };
  /** Ends the folding: the builder gives its memory to the snapshot and takes no further events. */
  build(): SourceSnapshot;
}

export function createSnapshotBuilder(): SnapshotBuilder {
  throw new Error('not built yet');
}
