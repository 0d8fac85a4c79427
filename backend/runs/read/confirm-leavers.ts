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
/** Asked first. When all of them fail the rest would fail as well. */
const FIRST_LOOK_UPS = 5;

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
  for (const ids of [missing.slice(0, FIRST_LOOK_UPS), missing.slice(FIRST_LOOK_UPS, MOST_LOOK_UPS)]) {
    const looks = await Promise.all(ids.map((id) => lookUp(connector, id)));
    signal.throwIfAborted();
    if (looks.some((look) => look === 'there')) return distrust(snapshot);
    const failed = ids.flatMap((id, at) => toProblem(id, looks[at]));
    if (failed[0] && failed.length >= FIRST_LOOK_UPS && failed.length === ids.length) return distrust(snapshot, failed[0].error);
    problems.push(...failed);
  }
  return problems.length === 0 ? snapshot : { ...snapshot, problems: [...snapshot.problems, ...problems] };
}

type Look = 'there' | 'gone' | ErrorView;

async function lookUp(connector: Pick<Connector, 'readOne'>, id: SourceId): Promise<Look> {
  try {
    const found = await connector.readOne({ id });
    return typeof found === 'object' && found.user.active ? 'there' : 'gone';
  } catch (error) {
    return viewError(error);
  }
}

const toProblem = (id: SourceId, look: Look | undefined): readonly ReadProblem[] =>
  typeof look === 'object' ? [{ at: { kind: 'user', id }, error: look }] : [];

function distrust(snapshot: SourceSnapshot, error: ErrorView = MISSED): SourceSnapshot {
  const problem: ReadProblem = { at: { stream: 'users' }, error };
  return { ...snapshot, complete: { ...snapshot.complete, users: false }, problems: [...snapshot.problems, problem] };
}
