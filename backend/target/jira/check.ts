import { isRollcallError, RollcallError, viewError } from '../../domain/errors';
import type { ApplicationSeats } from '../../domain/seats/judge-seats';
import type { ApplyOutcome, TargetProbe } from '../port';
import { explainRejection, readServerInfo } from './connect';
import type { JiraClient } from './http/jira-client';
import { chooseProfile, type VersionProfile } from './profile';
import { readMyself, readRights, readSeats } from './rest/server';
import type { UserServer } from './user-server/user-server';

export interface CheckParts {
  readonly client: JiraClient;
  readonly auth: 'pat' | 'basic';
  readonly userServer: UserServer | null;
  /** The last write of this target, if there was one. */
  readonly lastWrite: ApplyOutcome | null;
  /** Creates and deletes a group to learn whether Jira can be written to; null when nobody asked for it. */
  readonly probeWriting: (() => Promise<ApplyOutcome>) | null;
}

type ProbeName = TargetProbe['name'];

/** Tries what a run will need, in the order in which it would fail, and says how to mend what fails. */
export async function check(parts: CheckParts): Promise<readonly TargetProbe[]> {
  const { client, auth, userServer } = parts;
  const probes: TargetProbe[] = [];
  let profile: VersionProfile | null = null;
  try {
    const info = await readServerInfo(client);
    probes.push(ok('reach', `${info.baseUrl || 'Jira'} answers.`));
    profile = await tried(probes, 'version', async () => {
      const found = chooseProfile(info);
      probes.push(ok('version', `Jira ${info.version}, treated as ${found.name}.`));
      return found;
    });
  } catch (error) {
    // A Jira that answers "who are you?" was reached.
    if (isRollcallError(error) && (error.code === 'target-auth' || error.code === 'target-captcha'))
      probes.push(ok('reach', 'Jira answers.'), failed('sign-in', error));
    else probes.push(failed('reach', error));
  }
  const known = profile;
  if (!known) return [...probes, ...skipped(probes)];
  const signedIn = await tried(probes, 'sign-in', async () => {
    try {
      const { name } = await readMyself(client);
      probes.push(ok('sign-in', `Signed in as ${name}.`));
      return true;
    } catch (error) {
      throw isRollcallError(error) && error.code === 'target-auth' ? explainRejection(error, known, auth) : error;
    }
  });
  if (!signedIn) return [...probes, ...skipped(probes)];
  await tried(probes, 'permission', async () => {
    if (!(await readRights(client)).administer) throw noRight();
    probes.push(ok('permission', 'The account may administer users and groups.'));
  });
  await tried(probes, 'writable', async () => {
    probes.push(await probeWritable(parts));
  });
  await tried(probes, 'seats', async () => {
    probes.push(judgeSeats(await readSeats(client)));
  });
  if (userServer) {
    await tried(probes, 'user-server', async () => {
      await userServer.probe();
      probes.push(ok('user-server', 'All memberships can be read in one answer.'));
    });
  }
  return [...probes, ...skipped(probes)];
}

async function tried<T>(probes: TargetProbe[], name: ProbeName, probe: () => Promise<T>): Promise<T | null> {
  try {
    return await probe();
  } catch (error) {
    probes.push(failed(name, error));
    return null;
  }
}

async function probeWritable({ lastWrite, probeWriting }: CheckParts): Promise<TargetProbe> {
  const outcome = probeWriting ? await probeWriting() : lastWrite;
  if (outcome === null) return { name: 'writable', result: 'skipped', detail: 'Not tried: Jira tells it only when something is written.' };
  if (outcome.result === 'applied' || outcome.result === 'already') return ok('writable', 'Users and groups can be written.');
  if ('error' in outcome && outcome.error.code === 'target-read-only') return failed('writable', outcome.error);
  if (!probeWriting || !('error' in outcome || 'detail' in outcome))
    return { name: 'writable', result: 'skipped', detail: 'The last change does not tell.' };
  return 'error' in outcome ? failed('writable', outcome.error) : { name: 'writable', result: 'warning', detail: outcome.detail };
}

function judgeSeats(seats: readonly ApplicationSeats[]): TargetProbe {
  const limited = seats.filter(({ remaining, byDefault }) => remaining !== null && byDefault);
  const full = limited.filter(({ remaining }) => remaining === 0);
  const words = limited.map(({ name, remaining }) => `${name}: ${remaining} seats left`).join('; ');
  if (full.length === 0) return ok('seats', words || 'No limit.');
  return {
    name: 'seats',
    result: 'warning',
    detail: `${words}.`,
    hint: 'Free seats or extend the licence: new people cannot use the application before.',
  };
}

const ok = (name: ProbeName, detail: string): TargetProbe => ({ name, result: 'ok', detail });

function failed(name: ProbeName, error: unknown): TargetProbe {
  const view = isRollcallError(error) || !isView(error) ? viewError(error) : error;
  return { name, result: 'failed', detail: view.message, ...(view.remedy === undefined ? {} : { hint: view.remedy }) };
}

const isView = (error: unknown): error is ReturnType<typeof viewError> =>
  typeof error === 'object' && error !== null && !(error instanceof Error) && 'code' in error && 'message' in error;

/** Everything behind a failure could not be tried. */
function skipped(probes: readonly TargetProbe[]): readonly TargetProbe[] {
  const names: readonly ProbeName[] = ['version', 'sign-in', 'permission', 'writable', 'seats', 'user-server'];
  return names
    .filter((name) => !probes.some((probe) => probe.name === name))
    .map((name) => ({
      name,
      result: 'skipped',
      detail: name === 'user-server' ? 'Not set up, or not tried.' : 'Not tried, because something before it failed.',
    }));
}

function noRight(): RollcallError {
  return new RollcallError('target-permission', 'The account of the connection may not administer Jira.', {
    remedy: 'Give the account the global permission "Jira Administrators".',
  });
}
