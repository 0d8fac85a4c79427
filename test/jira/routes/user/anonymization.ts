import { type Call, textOf } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import type { UserRecord } from '../../model/records';
import type { JiraSite } from '../../site';
import { jiraTime } from './represent';

/** How long a pretended anonymization runs. */
const RUNS_MS = 60;
const OPERATIONS = [
  'USER_TRANSFER_OWNERSHIP_PLUGIN_POINTS',
  'USER_DISABLE',
  'USER_KEY_CHANGE',
  'USER_NAME_CHANGE',
  'USER_EXTERNAL_ID_CHANGE',
];

interface Task {
  readonly id: string;
  readonly userKey: string;
  readonly userName: string;
  readonly startedAt: number;
}

const running = new WeakMap<JiraSite, Task>();
const lastTask = new WeakMap<JiraSite, Task>();

function userOf(call: Call, key: string | null): UserRecord {
  const user = key === null ? undefined : call.site.state.users.findByKey(key);
  if (!user) throw refuse(400, `User with key '${key ?? ''}' does not exist.`);
  return user;
}

/** `GET user/anonymization`: what would happen, and what forbids it. */
export function validateAnonymization(call: Call): Reply {
  const user = userOf(call, call.text('userKey'));
  const refused = user === call.caller;
  return {
    status: refused ? 400 : 200,
    json: {
      errors: refused ? { USER_DISABLE: { errorMessages: ['You cannot anonymize yourself.'], errors: {} } } : {},
      warnings: {},
      expand: 'affectedEntities',
      userKey: user.key,
      userName: user.name,
      displayName: user.displayName,
      deleted: false,
      email: user.email,
      success: !refused,
      affectedEntities: call.expands('affectedEntities') ? {} : undefined,
      operations: OPERATIONS,
      businessLogicValidationFailed: false,
    },
  };
}

/** `POST user/anonymization`: 202, in the background, one at a time (409). */
export function startAnonymization(call: Call): Reply {
  const body = call.json();
  const user = userOf(call, textOf(body, 'userKey') ?? null);
  const newOwner = textOf(body, 'newOwnerKey');
  if (newOwner !== undefined) userOf(call, newOwner);
  if (user === call.caller) throw refuse(400, 'You cannot anonymize yourself.');
  const { site } = call;
  if (running.has(site)) throw refuse(409, 'Another user anonymization process is already in progress.');
  const task = { id: String(site.content.nextId()), userKey: user.key, userName: user.name, startedAt: Date.now() };
  running.set(site, task);
  lastTask.set(site, task);
  setTimeout(() => {
    anonymize(site, user);
    running.delete(site);
  }, RUNS_MS).unref();
  return { status: 202, json: progressJson(call, task) };
}

/** What Jira makes of names and keys: `jirauser10100` and a short hash as the display name. */
function anonymize(site: JiraSite, user: UserRecord): void {
  const name = `jirauser${user.id}`;
  site.state.groups.setActive(user, false);
  if (!user.key.startsWith('JIRAUSER')) site.state.users.changeKey(user, `JIRAUSER${user.id}`);
  if (!site.state.users.find(name)) site.state.users.change(user, { name });
  site.state.users.change(user, { displayName: `user-${(user.id * 2_654_435_761).toString(16).slice(-5)}`, email: `${name}@jira.invalid` });
  site.state.groups.removeFromAll(user);
  site.state.changes++;
}

export function readProgress(call: Call): Reply {
  const task = lastTask.get(call.site);
  const asked = call.text('taskId');
  if (!task || (asked !== null && asked !== task.id)) throw refuse(404, 'No user anonymization task was found.');
  return ok(progressJson(call, task));
}

function progressJson(call: Call, task: Task): Record<string, unknown> {
  const going = running.has(call.site);
  return {
    errors: {},
    warnings: {},
    userKey: task.userKey,
    userName: task.userName,
    fullName: task.userName,
    progressUrl: `/rest/api/2/user/anonymization/progress?taskId=${task.id}`,
    currentProgress: going ? 40 : 100,
    currentSubTask: going ? 'USER_KEY_CHANGE' : '',
    submittedTime: jiraTime(task.startedAt),
    startTime: jiraTime(task.startedAt),
    finishTime: going ? undefined : jiraTime(task.startedAt + RUNS_MS),
    operations: OPERATIONS,
    status: going ? 'IN_PROGRESS' : 'COMPLETED',
    executingNode: 'node1',
    isRerun: false,
    rerun: false,
  };
}

/** Not clustered: nothing to unlock. */
export function unlockAnonymization(): Reply {
  throw refuse(400, 'Unlocking is only available in a cluster.');
}
