/** The last look before a plan: is this the Jira whose accounts we know? */
import { findStrangers, resembles } from '../../domain/decide/strangers';
import { RollcallError } from '../../domain/errors';
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import type { TargetState, TargetUser } from '../../domain/target-state';
import type { RunExecution } from './context';

/**
 * Throws `conflict` when most linked accounts are other people's: after the address of Jira was changed, a plan would rename,
 * rewrite and close the accounts of strangers who happen to have the same keys.
 */
export async function refuseStrangers(
  execution: Pick<RunExecution, 'run' | 'store'>,
  links: ReadonlyMap<SourceId, Link>,
  { users }: Pick<TargetState, 'users'>,
): Promise<void> {
  const { compared, strangers } = findStrangers(links.values(), users);
  if (strangers.size * 2 <= compared) return;
  const unknown = strangers.size - (await countKnownElsewhere(execution, strangers));
  if (unknown * 2 <= compared) return;
  throw new RollcallError('conflict', `Of ${compared} linked accounts ${unknown} are other people's: this looks like another Jira.`, {
    blame: 'config',
    field: 'jira.baseUrl',
    remedy:
      'Correct the address of Jira. If it is to be another Jira from now on, remove the connector and add it again: that forgets the links and changes nothing in Jira.',
  });
}

/** What another connector wrote may be all new to this one. */
async function countKnownElsewhere({ run, store }: Pick<RunExecution, 'run' | 'store'>, strangers: ReadonlyMap<string, TargetUser>) {
  const known = new Set<string>();
  for (const { value } of await store.connectors.list()) {
    if (value.id === run.connectorId) continue;
    for (const { userKey, applied } of (await store.links.all(value.id)).values()) {
      const account = strangers.get(userKey);
      if (account && resembles(account, applied)) known.add(userKey);
    }
  }
  return known.size;
}
