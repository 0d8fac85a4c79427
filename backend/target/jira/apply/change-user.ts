import type { UserFields, UserOperation } from '../../../domain/plan/operation';
import type { ApplyOutcome, CurrentAccount } from '../../port';
import type { Answer } from '../http/jira-client';
import { userOf } from '../rest/shapes';
import { readUser, userPath } from '../rest/users';
import { holds } from './compare';
import { explainRefusal, fieldsAtFault, rejected } from './refusals';
import { ALREADY, APPLIED, GONE, refOf, type Workbench } from './workbench';

/** Update, rename, reactivate, deactivate: one `PUT user` with what changes. */
export async function changeUser(bench: Workbench, operation: UserOperation, account: CurrentAccount): Promise<ApplyOutcome> {
  const wanted = wantedFields(operation);
  const answer = await bench.client.write('PUT', userPath(refOf(account)), bodyOf(wanted), bench.signal);
  if (answer.kind === 'failed') return answer.outcome;
  if (answer.status === 404) return GONE;
  if (answer.status >= 300) return await explain(bench, answer, wanted, account);
  return told(answer, wanted) ?? { ...APPLIED, ...accountIn(answer) };
}

/** What a change is about; a deactivation wants `active: false` even when the plan does not spell it out. */
export function wantedFields({ kind, after, person }: UserOperation): UserFields {
  if (kind === 'deactivate-user') return { active: false };
  if (kind === 'reactivate-user') return { ...after, active: true };
  if (kind === 'rename-user') return { ...after, name: after?.name ?? person.userName };
  return after ?? {};
}

function bodyOf({ name, displayName, email, active }: UserFields): Record<string, string | boolean> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(email === undefined ? {} : { emailAddress: email }),
    ...(active === undefined ? {} : { active }),
  };
}

/** Jira answers with the account as it is now. A part it left out silently is a refusal. */
function told({ body }: Answer, { active }: UserFields): ApplyOutcome | null {
  const ignored = active !== undefined && typeof body === 'object' && body !== null && 'active' in body && body.active !== active;
  if (!ignored) return null;
  return rejected(
    'target-rejected',
    'Jira left the account as active or inactive as it was.',
    'Check in Jira whether the directory of the account lets it be changed.',
  );
}

function accountIn({ body }: Answer): { readonly account?: { readonly key: string; readonly name: string } } {
  try {
    const { key, name } = userOf(body);
    return { account: { key, name } };
  } catch {
    return {};
  }
}

async function explain(bench: Workbench, answer: Answer, wanted: UserFields, account: CurrentAccount): Promise<ApplyOutcome> {
  const { client } = bench;
  const user = await readUser(client, refOf(account));
  if (!user) return GONE;
  if (holds(user, wanted)) return { ...ALREADY, account: { key: user.key, name: user.name } };
  if (answer.status === 403) return await explainRefusal(bench, answer, 'to change the account');
  const fields = fieldsAtFault(answer);
  if (wanted.name !== undefined) {
    const holder = await readUser(client, { name: wanted.name });
    if (holder && holder.key !== user.key) {
      return rejected('conflict', 'Another account has this user name already.', 'Rename one of the two, at the source or in Jira.');
    }
    if (fields.has('username') || fields.has('name')) {
      return rejected(
        'target-rejected',
        'Jira does not accept the user name.',
        'Let the mapping give a name without spaces and signs like < > &.',
      );
    }
  }
  if (fields.has('email') || fields.has('emailAddress')) {
    return rejected(
      'target-rejected',
      'Jira does not accept the e-mail address.',
      'Correct the address at the source, or the mapping of the e-mail attribute.',
    );
  }
  if (fields.has('displayName') || fields.has('fullname')) {
    return rejected('target-rejected', 'Jira does not accept the display name.', 'Let the mapping give a display name that is not empty.');
  }
  const outcome = await explainRefusal(bench, answer, 'to change the account');
  if (wanted.active !== false || outcome.result !== 'rejected' || outcome.error.code !== 'target-rejected') return outcome;
  return rejected(
    'target-rejected',
    'Jira refused to deactivate the account.',
    'Check whether the person leads a project or a component, and name another lead.',
  );
}
