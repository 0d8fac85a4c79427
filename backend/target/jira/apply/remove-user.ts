import { RollcallError, viewError } from '../../../domain/errors';
import type { ApplyOutcome, CurrentAccount } from '../../port';
import type { Answer } from '../http/jira-client';
import { isObject } from '../rest/shapes';
import { readUser, userPath } from '../rest/users';
import { explainRefusal, rejected } from './refusals';
import { ALREADY, APPLIED, GONE, refOf, type Workbench } from './workbench';

export async function deleteUser(bench: Workbench, account: CurrentAccount): Promise<ApplyOutcome> {
  const answer = await bench.client.write('DELETE', userPath(refOf(account)), undefined, bench.signal);
  if (answer.kind === 'failed') return answer.outcome;
  if (answer.status === 404) return ALREADY;
  if (answer.status < 300) return APPLIED;
  const outcome = await explainRefusal(bench, answer, 'to delete the account');
  if (outcome.result !== 'rejected' || outcome.error.code !== 'target-rejected') return outcome;
  return rejected(
    'target-rejected',
    'Jira refused to delete the account.',
    'Accounts with issues or comments cannot be deleted: let leavers be deactivated instead.',
  );
}

const POLL_MS = 500;
/** Anonymizing rewrites what the person did in all issues. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** Anonymizes, which Jira does one account at a time in the background. */
export async function anonymizeUser(bench: Workbench, account: CurrentAccount): Promise<ApplyOutcome> {
  const { client, profile, signal } = bench;
  if (!profile.anonymization) {
    return rejected(
      'target-version',
      'This version of Jira cannot anonymize accounts.',
      'Upgrade Jira to 8.7 or later, or deactivate leavers instead.',
    );
  }
  const key = account.key ?? (await readUser(client, { name: account.name }, signal))?.key;
  if (key === undefined) return GONE;
  const answer = await client.write('POST', '/rest/api/2/user/anonymization', { userKey: key }, signal);
  if (answer.kind === 'failed') return answer.outcome;
  if (answer.status === 409) return { result: 'retry-later', afterMs: 5000, error: viewError(busy()) };
  if (answer.status >= 300) return await explain(bench, answer, key);
  return await waitForEnd(bench, answer, key);
}

const busy = (): RollcallError => new RollcallError('target-unavailable', 'Jira is anonymizing another account.', { retry: 'later' });

async function explain(bench: Workbench, answer: Answer, key: string): Promise<ApplyOutcome> {
  if (!(await readUser(bench.client, { key }, bench.signal))) return GONE;
  const outcome = await explainRefusal(bench, answer, 'to anonymize the account');
  if (outcome.result !== 'rejected' || outcome.error.code !== 'target-rejected') return outcome;
  return rejected(
    'target-rejected',
    'Jira refused to anonymize the account.',
    'Open "Anonymize" for this account in Jira: it lists what stands in the way, such as projects the person leads.',
  );
}

/** Follows the task. Once it was accepted nothing here may claim that nothing was done. */
async function waitForEnd({ client, clock, signal }: Workbench, started: Answer, key: string): Promise<ApplyOutcome> {
  const path = progressPath(started);
  const until = clock.now() + LONGEST_WAIT_MS;
  try {
    for (;;) {
      const progress = await client.read(path, { accept: [404], signal });
      const status = isObject(progress.body) ? progress.body.status : undefined;
      if (status === 'COMPLETED') return APPLIED;
      if (status === 'INTERRUPTED' || status === 'VALIDATION_FAILED') {
        return rejected(
          'target-rejected',
          'Jira did not finish anonymizing the account.',
          'Retry it under "Anonymize" in the administration of Jira.',
        );
      }
      // A finished task is forgotten after a while.
      if (progress.status === 404) return (await readUser(client, { key }, signal)) ? notFinished() : APPLIED;
      if (clock.now() > until || signal.aborted) return notFinished();
      await clock.sleep(POLL_MS, signal);
    }
  } catch (error) {
    return { result: 'unknown', error: viewError(error) };
  }
}

const notFinished = (): ApplyOutcome => ({
  result: 'unknown',
  error: viewError(new RollcallError('target-unavailable', 'Jira is still anonymizing the account.', { retry: 'later' })),
});

function progressPath({ body }: Answer): string {
  const url = isObject(body) && typeof body.progressUrl === 'string' ? body.progressUrl : '';
  const task = /[?&]taskId=([^&]+)/.exec(url)?.[1];
  return `/rest/api/2/user/anonymization/progress${task === undefined ? '' : `?taskId=${task}`}`;
}
