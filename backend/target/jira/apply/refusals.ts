/** Why Jira refused a change, as an error that says what to do. Texts of Jira never leave this place. */
import { RollcallError, viewError } from '../../../domain/errors';
import type { ApplyOutcome } from '../../port';
import type { Answer } from '../http/jira-client';
import { isObject } from '../rest/shapes';
import type { Workbench } from './workbench';

export function rejected(
  code: 'conflict' | 'not-found' | 'target-rejected' | 'target-version',
  message: string,
  remedy: string,
): ApplyOutcome {
  return { result: 'rejected', error: viewError(new RollcallError(code, message, { remedy, blame: 'target' })) };
}

/** Names of the fields Jira complains about. They are part of the interface; the sentences beside them are translated. */
export function fieldsAtFault({ body }: Answer): ReadonlySet<string> {
  return new Set(isObject(body) && isObject(body.errors) ? Object.keys(body.errors) : []);
}

/**
 * What is left to tell when no read explains the refusal. A 403 is told apart by our own rights. That users and groups are
 * kept elsewhere (a read-only directory, "external user management") has no status of its own; only here the text is
 * looked at, as a last hint, and an unknown language means the general answer.
 */
export async function explainRefusal(bench: Workbench, answer: Answer, what: string): Promise<ApplyOutcome> {
  bench.log.debug({ status: answer.status, fields: [...fieldsAtFault(answer)] }, 'Jira refused a change');
  if (/read[- ]?only|external user management/i.test(JSON.stringify(answer.body ?? ''))) return readOnly();
  if (answer.status !== 403) {
    return rejected(
      'target-rejected',
      `Jira refused ${what} (status ${answer.status}).`,
      'Try the same by hand in the administration of Jira: it names the reason. Often the directory is read-only or a rule of Jira forbids it.',
    );
  }
  const rights = await bench.rights.read();
  if (!rights.administer) {
    return permissionLost('Give the account of the connection the global permission "Jira Administrators".');
  }
  if (!rights.systemAdmin) {
    return permissionLost(
      'The account may administer Jira but not system administrators or their groups. Leave these out of the sync, or check whether the directory is read-only.',
    );
  }
  return readOnly();
}

function permissionLost(remedy: string): ApplyOutcome {
  return {
    result: 'rejected',
    error: viewError(new RollcallError('target-permission', 'Jira does not let the account of the connection do this.', { remedy })),
  };
}

function readOnly(): ApplyOutcome {
  return {
    result: 'rejected',
    error: viewError(
      new RollcallError(
        'target-read-only',
        'Jira does not let this be changed: its user directory is read-only or users are managed elsewhere.',
        {
          remedy:
            'In Jira, put a directory with read and write permission first under "User directories", and switch "External user management" off in the general configuration.',
        },
      ),
    ),
  };
}
