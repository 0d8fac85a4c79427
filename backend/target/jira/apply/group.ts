import { foldName } from '../../../domain/patterns/fold-name';
import type { GroupOperation, MemberOperation } from '../../../domain/plan/operation';
import type { ApplyOutcome, CurrentAccount } from '../../port';
import { groupExists } from '../rest/groups';
import { readGroupsOfUser, readUser } from '../rest/users';
import { explainRefusal, rejected } from './refusals';
import { ALREADY, APPLIED, GONE, refOf, stale, type Workbench } from './workbench';

export async function createGroup(bench: Workbench, { group }: GroupOperation): Promise<ApplyOutcome> {
  const { client, recent, signal } = bench;
  const answer = await client.write('POST', '/rest/api/2/group', { name: group }, signal);
  if (answer.kind === 'failed') return answer.outcome;
  if (answer.status < 300) {
    recent.note('group', group);
    return APPLIED;
  }
  if (await groupExists(client, group)) return ALREADY;
  if (answer.status !== 403 && (await readUser(client, { name: group }))) {
    return rejected('conflict', 'An account has the name of this group.', 'Rename the group by the mapping, for instance with a prefix.');
  }
  return await explainRefusal(bench, answer, 'to create the group');
}

/** Waits between the tries to add somebody who was made a moment ago, in milliseconds: about five seconds in all. */
const LAG_WAITS = [150, 300, 600, 1200, 2400];

/** Adds a member. Jira answers 400 for "is a member already" as for much else, so a read decides. */
export async function addMember(bench: Workbench, { group }: MemberOperation, account: CurrentAccount): Promise<ApplyOutcome> {
  const { client, recent, clock, signal } = bench;
  const path = `/rest/api/2/group/user?groupname=${encodeURIComponent(group)}`;
  const isNew = () => recent.has('user', account.name) || recent.has('group', group);
  const waits = isNew() ? LAG_WAITS : LAG_WAITS.slice(0, 1);
  for (let attempt = 0; ; attempt++) {
    const answer = await client.write('POST', path, { name: account.name }, signal);
    if (answer.kind === 'failed') return answer.outcome;
    if (answer.status < 300) return APPLIED;
    const wait = waits[attempt];
    if (answer.status === 404 && wait !== undefined && !signal.aborted) {
      await clock.sleep(wait, signal);
      continue;
    }
    const groups = await readGroupsOfUser(client, refOf(account));
    if (groups?.has(foldName(group))) return ALREADY;
    if (answer.status === 404 || groups === null) return await explainMissing(bench, group, account, groups !== null, isNew());
    return await explainRefusal(bench, answer, 'to add the member');
  }
}

/** Who was made a short time ago is not gone: another node of the cluster answers that does not know of it yet. */
async function explainMissing(
  bench: Workbench,
  group: string,
  account: CurrentAccount,
  hasAccount: boolean,
  isNew: boolean,
): Promise<ApplyOutcome> {
  if (isNew) return retryLater();
  if (!hasAccount) return GONE;
  if (!(await groupExists(bench.client, group))) return stale('The group is no longer there.');
  const user = await readUser(bench.client, refOf(account));
  return user && foldName(user.name) !== foldName(account.name) ? stale('The user name is another one.') : retryLater();
}

const retryLater = (): ApplyOutcome => ({
  result: 'retry-later',
  afterMs: 5000,
  error: {
    code: 'target-unavailable',
    message: 'Jira does not know a new account or group on all of its nodes yet.',
    retry: 'later',
    blame: 'target',
  },
});

/** Removes a member. Whoever is none, or whose group or account is gone, needs no removal. */
export async function removeMember(bench: Workbench, { group }: MemberOperation, account: CurrentAccount): Promise<ApplyOutcome> {
  const { client, signal } = bench;
  const path = `/rest/api/2/group/user?groupname=${encodeURIComponent(group)}&username=${encodeURIComponent(account.name)}`;
  const answer = await client.write('DELETE', path, undefined, signal);
  if (answer.kind === 'failed') return answer.outcome;
  if (answer.status < 300) return APPLIED;
  const groups = await readGroupsOfUser(client, refOf(account));
  if (!groups?.has(foldName(group))) return ALREADY;
  const outcome = await explainRefusal(bench, answer, 'to remove the member');
  if (outcome.result !== 'rejected' || outcome.error.code !== 'target-rejected') return outcome;
  return rejected(
    'target-rejected',
    'Jira refused to remove the member.',
    'The membership may come from a group inside this group, or be the last one that lets somebody administer Jira. Look at the group in Jira.',
  );
}
