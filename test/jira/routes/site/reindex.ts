import type { Call } from '../../http/call';
import { ok, type Reply } from '../../http/reply';
import type { Router } from '../../http/router';
import type { JiraSite } from '../../site';
import { jiraTime } from '../user/represent';

interface Task {
  readonly type: string;
  readonly at: number;
}

const lastTask = new WeakMap<JiraSite, Task>();

/** `reindex`: nothing has to be indexed here, so each task is done at once. */
export function addReindexRoutes(router: Router): void {
  router
    .post('/rest/api/2/reindex', 'admin', (call) => {
      const task = { type: typeAsked(call), at: Date.now() };
      lastTask.set(call.site, task);
      return { status: 202, json: represent(call.site, task) };
    })
    .get('/rest/api/2/reindex', 'open', progress)
    .get('/rest/api/2/reindex/progress', 'open', progress);
}

/** Before the first task Jira tells of one that was done when it started (UNCONFIRMED; 404 is documented for `taskId` only). */
function progress(call: Call): Reply {
  return ok(represent(call.site, lastTask.get(call.site) ?? { type: 'FOREGROUND', at: call.site.startedAt }));
}

function typeAsked(call: Call): string {
  const type = call.text('type') ?? 'BACKGROUND_PREFERRED';
  return type === 'FOREGROUND' ? 'FOREGROUND' : 'BACKGROUND';
}

function represent(site: JiraSite, { type, at }: Task): Record<string, unknown> {
  const moment = jiraTime(at);
  return {
    progressUrl: `${site.baseUrl}/secure/admin/IndexProgress.jspa?taskId=1`,
    currentProgress: 100,
    currentSubTask: 'Currently reindexing',
    type,
    submittedTime: moment,
    startTime: moment,
    finishTime: moment,
    success: true,
  };
}
