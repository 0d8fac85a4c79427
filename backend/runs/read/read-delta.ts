/** What changed since a cursor, folded into the last snapshot; or why only a full read can tell. */
import type { Connector, ReadScope } from '../../connectors/spi';
import { type ErrorCode, errorOf, isRollcallError } from '../../domain/errors';
import type { Cursor } from '../../domain/read-events';
import { type AppliedDelta, type DeltaFold, foldDelta } from '../../domain/snapshot/apply-delta';
import type { SourceSnapshot } from '../../domain/source-snapshot';

export type DeltaRead =
  /** Not one change was told, so that the last snapshot was not even needed. */
  | { readonly result: 'nothing'; readonly cursor: Cursor }
  | {
      readonly result: 'changes';
      readonly before: SourceSnapshot;
      readonly delta: AppliedDelta;
      /** Null when something could not be read: the next run starts from the old cursor. */
      readonly cursor: Cursor | null;
    }
  /** `because`: the end of the sentence "Everything was read, because …". */
  | { readonly result: 'void'; readonly because: string };

/** The source no longer knows the cursor, or says that it is of another scope, configuration or tenant. */
const VOID: ReadonlySet<ErrorCode> = new Set(['source-gone', 'conflict']);
const BREATHE_EVERY = 2_000;

/** Throws what ended the read, unless it says that the cursor is void: half a delta is no ground to decide anything on. */
export async function readDelta(
  connector: Connector,
  scope: ReadScope,
  since: Cursor,
  loadBefore: () => Promise<SourceSnapshot | null>,
  signal: AbortSignal,
  onRecords: (records: number) => void,
): Promise<DeltaRead> {
  let before: SourceSnapshot | null = null;
  let fold: DeltaFold | null = null;
  let cursor: Cursor | null = null;
  let events = 0;
  try {
    for await (const event of connector.readDelta?.(scope, since) ?? []) {
      signal.throwIfAborted();
      if (event.kind === 'cursor') cursor = event.value;
      if (event.kind === 'cursor' || event.kind === 'checkpoint') continue;
      if (!fold) {
        before = await loadBefore();
        if (!before?.complete.users || !before.complete.groups) return { result: 'void', because: 'the last read was not whole' };
        fold = foldDelta(before, scope.wantsMembersOf);
      }
      fold.add(event);
      events += 1;
      onRecords(events);
      if (events % BREATHE_EVERY === 0) await new Promise(setImmediate);
    }
  } catch (error) {
    if (!signal.aborted && isRollcallError(error) && VOID.has(error.code)) return { result: 'void', because: inWords(error) };
    throw error;
  }
  if (!fold || !before) return cursor === null ? BROKEN_OFF : { result: 'nothing', cursor };
  const delta = fold.build();
  if (fold.isBroken) {
    const failure = delta.snapshot.problems.find(({ at }) => 'stream' in at);
    if (!failure) return BROKEN_OFF;
    if (!VOID.has(failure.error.code)) throw errorOf(failure.error);
    return { result: 'void', because: inWords(failure.error) };
  }
  if (cursor === null && delta.snapshot.problems.length === 0) return BROKEN_OFF;
  if (delta.returned.size > 0) return { result: 'void', because: 'somebody or something that was gone is back' };
  if (delta.unknownMembers.length > 0) return { result: 'void', because: 'groups are needed whose members were not told' };
  return { result: 'changes', before, delta, cursor };
}

const BROKEN_OFF: DeltaRead = { result: 'void', because: 'the list of changes ended without its end mark' };

function inWords({ message }: { readonly message: string }): string {
  return `the source said: ${message.replace(/[.]$/, '')}`;
}
