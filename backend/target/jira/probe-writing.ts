import type { ApplyOutcome } from '../port';
import { rejected } from './apply/refusals';
import type { JiraClient } from './http/jira-client';
import { isObject } from './rest/shapes';

/** Creates a group and deletes it again: the only probe of writability that touches nothing of anybody. */
export async function probeWriting(client: JiraClient, group: string): Promise<ApplyOutcome> {
  const { signal } = new AbortController();
  const made = await client.write('POST', '/rest/api/2/group', { name: group }, signal);
  if (made.kind === 'failed') return made.outcome;
  if (made.status >= 300) {
    const hint =
      isObject(made.body) && made.status === 403
        ? 'Check the rights of the account'
        : 'Check that a directory with read and write permission comes first';
    return rejected(
      'target-rejected',
      `Jira refused to create a group (status ${made.status}).`,
      `${hint}, and that "External user management" is off.`,
    );
  }
  const removed = await client.write('DELETE', `/rest/api/2/group?groupname=${encodeURIComponent(group)}`, undefined, signal);
  if (removed.kind === 'answered' && removed.status < 300) return { result: 'applied' };
  return { result: 'stale', detail: `A group could be created but not deleted. Delete "${group}" by hand.` };
}
