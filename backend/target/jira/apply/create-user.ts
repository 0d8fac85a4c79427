import type { UserOperation } from '../../../domain/plan/operation';
import type { TargetUser } from '../../../domain/target-state';
import type { ApplyOutcome } from '../../port';
import type { Answer } from '../http/jira-client';
import { readSeats } from '../rest/server';
import { userOf } from '../rest/shapes';
import { readUser } from '../rest/users';
import { newPassword } from './password';
import { explainRefusal, fieldsAtFault, rejected } from './refusals';
import type { Workbench } from './workbench';

/**
 * Creates an account; Jira gives it the applications that are its default. A name that is taken is a `conflict`, even when
 * the account looks like the wanted one: only the read after an unknown outcome may take an account for ours.
 */
export async function createUser(bench: Workbench, operation: UserOperation): Promise<ApplyOutcome> {
  const { client, recent, signal } = bench;
  const { name = operation.person.userName, displayName = name, email = '', active = true } = operation.after ?? {};
  const body = { name, password: newPassword(), emailAddress: email, displayName, ...(active ? {} : { active }) };
  const answer = await client.write('POST', '/rest/api/2/user', body, signal);
  if (answer.kind === 'failed') return answer.outcome;
  if (answer.status >= 300) return await explain(bench, answer, name);
  recent.note('user', name);
  const made = madeUser(answer.body);
  if (!made) return { result: 'applied' };
  if (!active && made.active) await client.write('PUT', `/rest/api/2/user?key=${encodeURIComponent(made.key)}`, { active: false }, signal);
  return { result: 'applied', account: { key: made.key, name: made.name } };
}

function madeUser(body: unknown): TargetUser | null {
  try {
    return userOf(body);
  } catch {
    return null;
  }
}

async function explain(bench: Workbench, answer: Answer, name: string): Promise<ApplyOutcome> {
  if (answer.status === 403) return await explainRefusal(bench, answer, 'to create the account');
  if (await readUser(bench.client, { name })) {
    return rejected(
      'conflict',
      'An account with this user name is there already.',
      'Link the person to this account, or let the mapping give another name.',
    );
  }
  const fields = fieldsAtFault(answer);
  if (fields.has('username') || fields.has('name')) {
    return rejected(
      'target-rejected',
      'Jira does not accept the user name.',
      'Let the mapping give a name without spaces and signs like < > &, at most 255 characters.',
    );
  }
  if (fields.has('email') || fields.has('emailAddress')) {
    return rejected(
      'target-rejected',
      'Jira does not accept the e-mail address.',
      'Correct the address at the source, or the mapping of the e-mail attribute.',
    );
  }
  if (fields.has('displayName') || fields.has('fullname')) {
    return rejected(
      'target-rejected',
      'Jira does not accept the display name.',
      'Let the mapping give a display name that is not empty, at most 255 characters.',
    );
  }
  if (fields.has('password')) {
    return rejected(
      'target-rejected',
      'The password policy of Jira refuses even a long random password.',
      'Relax the password policy in the administration of Jira.',
    );
  }
  if ((await readSeats(bench.client)).some(({ byDefault, remaining }) => byDefault && remaining === 0)) {
    return rejected(
      'target-rejected',
      'All seats of the Jira licence are taken.',
      'Free seats or extend the licence; changes that need no seat go on.',
    );
  }
  return await explainRefusal(bench, answer, 'to create the account');
}
