import { type Call, isObject, textOf, truthOf } from '../../http/call';
import { created, noContent, ok, type Reply, refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import type { VersionProfile } from '../../profiles';
import type { WebhookRecord } from '../../webhooks/webhooks';
import { jiraTime } from '../user/represent';

/** Registration of listeners; the path moved with version 10. */
export function addWebhookRoutes(router: Router, profile: VersionProfile): void {
  const path = profile.has.oldWebhookPath ? '/rest/webhooks/1.0/webhook' : '/rest/jira-webhook/1.0/webhooks';
  router
    .get(path, 'admin', (call) => list(call))
    .post(path, 'admin', register)
    .get(`${path}/{id}`, 'admin', (call) => ok(hookJson(call, locate(call))))
    .put(`${path}/{id}`, 'admin', change)
    .delete(`${path}/{id}`, 'admin', (call) => {
      call.site.webhooks.byId.delete(locate(call).id);
      return noContent;
    });
  if (profile.has.oldWebhookPath) return;
  router
    .get(`${path}/{id}/latest`, 'admin', (call) => {
      const { latest } = locate(call);
      return latest ? ok({ requestBody: latest.body, responseStatus: latest.status, time: jiraTime(latest.at) }) : noContent;
    })
    .get(`${path}/{id}/statistics`, 'admin', (call) => ok(statistics(locate(call))))
    .get(`${path}/{id}/statistics/summary`, 'admin', (call) => {
      const hook = locate(call);
      return ok(Object.fromEntries(hook.events.map((event) => [event, statistics(hook)])));
    })
    .get(`${path}/{id}/transitions`, 'admin', () => ok([]));
}

function register(call: Call): Reply {
  const body = call.json();
  const name = textOf(body, 'name') ?? '';
  const url = textOf(body, 'url') ?? '';
  if (name === '') throw refuse(400, 'The name of the webhook is missing.');
  if (!URL.canParse(url)) throw refuse(400, 'The URL of the webhook is not valid.');
  const hook = call.site.webhooks.add({
    name,
    url,
    events: Array.isArray(body.events) ? body.events.map(String) : [],
    enabled: truthOf(body, 'enabled') ?? truthOf(body, 'active') ?? true,
    data: body,
    createdBy: call.me.key,
  });
  return created(hookJson(call, hook));
}

function change(call: Call): Reply {
  const hook = locate(call);
  const body = call.json();
  hook.name = textOf(body, 'name') ?? hook.name;
  hook.url = textOf(body, 'url') ?? hook.url;
  if (Array.isArray(body.events)) hook.events = body.events.map(String);
  hook.enabled = truthOf(body, 'enabled') ?? truthOf(body, 'active') ?? hook.enabled;
  hook.data = { ...hook.data, ...body };
  hook.updated = Date.now();
  return ok(hookJson(call, hook));
}

function locate(call: Call): WebhookRecord {
  const hook = call.site.webhooks.byId.get(Number(call.param('id')));
  if (!hook) throw refuse(404, `Webhook with id ${call.param('id')} does not exist.`);
  return hook;
}

/** How it has been going, over the window that is kept. The shape was measured on 10.3. */
const statistics = (hook: WebhookRecord): unknown => ({
  counts: { errors: 0, failures: hook.failed, successes: hook.delivered, window: { start: hook.since, duration: 86_400_000 } },
});

/** `?event=` gives those listening to it, `?statistics=true` (10 and later) adds how they are doing. */
function list(call: Call): Reply {
  const event = call.text('event');
  const withStatistics = !call.site.profile.has.oldWebhookPath && call.flag('statistics', false);
  const hooks = [...call.site.webhooks.byId.values()].filter((hook) => event === null || hook.events.includes(event));
  return ok(hooks.map((hook) => ({ ...hookJson(call, hook), ...(withStatistics ? { statistics: statistics(hook) } : {}) })));
}

function hookJson(call: Call, hook: WebhookRecord): Record<string, unknown> {
  const { site } = call;
  if (site.profile.has.oldWebhookPath) {
    return {
      name: hook.name,
      url: hook.url,
      events: hook.events,
      filters: isObject(hook.data.filters) ? hook.data.filters : {},
      excludeBody: hook.data.excludeBody === true,
      enabled: hook.enabled,
      self: `${site.baseUrl}/rest/webhooks/1.0/webhook/${hook.id}`,
      lastUpdatedUser: hook.createdBy,
      lastUpdated: hook.updated,
    };
  }
  return {
    id: hook.id,
    name: hook.name,
    createdDate: hook.since,
    updatedDate: hook.updated,
    events: hook.events,
    configuration: isObject(hook.data.configuration) ? hook.data.configuration : {},
    url: hook.url,
    active: hook.enabled,
    scopeType: 'global',
    sslVerificationRequired: hook.data.sslVerificationRequired !== false,
    self: `${site.baseUrl}/rest/jira-webhook/1.0/webhooks/${hook.id}`,
  };
}
