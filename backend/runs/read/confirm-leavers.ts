/**
 * The proof before anybody is taken for gone: whoever the list no longer has is looked up directly. A page that was lost
 * without a word, or somebody who slid from one page to another while it was read, looks like a leaver otherwise.
 */
import type { Connector } from '../../connectors/spi';
import { type ErrorView, viewError } from '../../domain/errors';
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import type { ReadProblem, SourceSnapshot } from '../../domain/source-snapshot';

/** As many as the brake lets through by default; of more, these stand for all. */
const MOST_LOOK_UPS = 50;
/** After so many that failed the rest would fail as well. */
const MOST_FAILURES = 5;

const MISSED: ErrorView = {
  code: 'source-protocol',
  message: 'The list of people left out somebody who is there.',
  retry: 'later',
  blame: 'source',
  remedy: 'Nobody is removed on the strength of this list. Sync again; if it stays so, check what the account of the connector may read.',
};

/**
 * The snapshot as it may be relied on: without `complete` for people when the list is proven wrong, and with a problem at each
 * person who could not be looked up. Only those who were there before are asked for: nobody is asked for twice.
 */
export async function confirmLeavers(
  connector: Pick<Connector, 'readOne'>,
  snapshot: SourceSnapshot,
  links: ReadonlyMap<SourceId, Link>,
  signal: AbortSignal,
): Promise<SourceSnapshot> {
  if (!snapshot.complete.users || snapshot.users.size === 0) return snapshot;
  const missing: SourceId[] = [];
  for (const { sourceId, leftAt } of links.values())
    if (leftAt === null && !snapshot.users.has(sourceId) && !snapshot.removed.has(sourceId)) missing.push(sourceId);
  const problems: ReadProblem[] = [];
  for (const id of missing.slice(0, MOST_LOOK_UPS)) {
    try {
      const found = await connector.readOne({ id });
      if (typeof found === 'object' && found.user.active) return distrust(snapshot);
    } catch (error) {
      signal.throwIfAborted();
      problems.push({ at: { kind: 'user', id }, error: viewError(error) });
      if (problems.length >= MOST_FAILURES) return distrust(snapshot, viewError(error));
    }
  }
  return problems.length === 0 ? snapshot : { ...snapshot, problems: [...snapshot.problems, ...problems] };
}

function distrust(snapshot: SourceSnapshot, error: ErrorView = MISSED): SourceSnapshot {
  const problem: ReadProblem = { at: { stream: 'users' }, error };
  return { ...snapshot, complete: { ...snapshot.complete, users: false }, problems: [...snapshot.problems, problem] };
}
