/** What Jira has for one person at this moment. */
import { errorOf, isRollcallError, RollcallError } from '../../domain/errors';
import type { Link } from '../../domain/link';
import { foldName } from '../../domain/patterns/fold-name';
import type { TargetUser } from '../../domain/target-state';
import type { StoredDetail, Target } from '../../target/port';

/** Somebody waits for the page. */
const ASK_MS = 4_000;

/**
 * The account of the link, or of the user name somebody would get; null when there is none.
 * @throws what kept Jira from answering.
 */
export async function lookUpAccount(
  openTarget: () => Promise<Target>,
  link: Link | null,
  userName: string | null,
): Promise<TargetUser | null> {
  if (link === null && userName === null) return null;
  const target = await openTarget();
  try {
    const linked = new Map<string, StoredDetail>();
    if (link) {
      const { name, displayName, email, active } = link.applied;
      linked.set(link.userKey, { name, displayName, email, active, verifiedAt: null });
    }
    const wantedNames = link === null && userName !== null ? [userName] : [];
    const request = { linked, wantedNames, wantedEmails: [], groups: [], maxLookups: 1, onlyNamed: true };
    let found: TargetUser | null = null;
    const isWanted = ({ key, name }: TargetUser) => (link ? key === link.userKey : foldName(name) === foldName(userName ?? ''));
    for await (const event of target.readState(request, AbortSignal.timeout(ASK_MS))) {
      if (event.kind === 'user' && event.user.detail === 'read' && isWanted(event.user)) found = event.user;
      else if (event.kind === 'problem') throw errorOf(event.error);
    }
    return found;
  } catch (error) {
    if (isRollcallError(error) && error.code.startsWith('target-')) throw error;
    throw new RollcallError('target-unreachable', 'Jira did not answer in time.', {
      retry: 'later',
      remedy: 'Check the Jira connection in the settings.',
      cause: error,
    });
  } finally {
    await target.close();
  }
}
