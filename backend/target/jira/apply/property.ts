import type { Json } from '../../../domain/json';
import type { PropertyOperation } from '../../../domain/plan/operation';
import type { ApplyOutcome, CurrentAccount } from '../../port';
import type { JiraClient } from '../http/jira-client';
import { objectOf } from '../rest/shapes';
import { readUser } from '../rest/users';
import { explainRefusal } from './refusals';
import { ALREADY, APPLIED, GONE, refOf, type Workbench } from './workbench';

/** Sets or removes a user property: any JSON under a key of at most 255 bytes. */
export async function setProperty(
  bench: Workbench,
  { property, after }: PropertyOperation,
  account: CurrentAccount,
): Promise<ApplyOutcome> {
  const { client, signal } = bench;
  const path = propertyPath(account, property);
  const answer = after === null ? await client.write('DELETE', path, undefined, signal) : await client.write('PUT', path, after, signal);
  if (answer.kind === 'failed') return answer.outcome;
  if (answer.status < 300) return APPLIED;
  if (answer.status === 404) return after === null && (await readUser(client, refOf(account))) ? ALREADY : GONE;
  return await explainRefusal(bench, answer, 'to change a property of the account');
}

/** Null when it is not set, or when there is no such account. */
export async function readProperty(client: JiraClient, account: CurrentAccount, property: string, signal: AbortSignal): Promise<Json> {
  const { status, body } = await client.read(propertyPath(account, property), { accept: [404], signal });
  return status === 404 ? null : ((objectOf(body, 'a user property').value ?? null) as Json);
}

function propertyPath({ key, name }: CurrentAccount, property: string): string {
  const user = key === null ? `username=${encodeURIComponent(name)}` : `userKey=${encodeURIComponent(key)}`;
  return `/rest/api/2/user/properties/${encodeURIComponent(property)}?${user}`;
}
