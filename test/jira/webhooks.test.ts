import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PROFILE_IDS, type RunningJira, startJira } from './index';
import { callerOf } from './testing/caller';

describe.each(PROFILE_IDS)('webhooks of Jira %s', (version) => {
  let jira: RunningJira;
  let listener: Server;
  const heard: { webhookEvent: string; user: { name: string; active: boolean } }[] = [];

  beforeAll(async () => {
    jira = await startJira({ version });
    listener = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      request.on('end', () => {
        heard.push(JSON.parse(text));
        response.end();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await jira.close();
    await new Promise((resolve) => listener.close(resolve));
  });

  it('are registered at the path of the version and told of created, changed and deleted people', async () => {
    heard.length = 0;
    const call = callerOf(jira);
    const [path, elsewhere] =
      Number(version.split('.')[0]) >= 10
        ? ['/rest/jira-webhook/1.0/webhooks', '/rest/webhooks/1.0/webhook']
        : ['/rest/webhooks/1.0/webhook', '/rest/jira-webhook/1.0/webhooks'];
    const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
    const body = { name: 'hook', url, events: ['user_created', 'user_deleted'], filters: {}, excludeBody: false };
    expect((await call('POST', elsewhere, body)).status).toBe(404);
    const made = await call('POST', path, body);
    expect([made.status, made.body]).toMatchObject([201, { name: 'hook', url, events: ['user_created', 'user_deleted'] }]);
    await call('POST', 'user', { name: 'ada', displayName: 'Ada', emailAddress: 'a@x.test' });
    await call('PUT', 'user?username=ada', { displayName: 'Ada L' });
    await call('DELETE', 'user?username=ada');
    await jira.site.webhooks.settled();
    expect(heard.map((event) => [event.webhookEvent, event.user.name]).sort()).toEqual([
      ['user_created', 'ada'],
      ['user_deleted', 'ada'],
    ]);
  });

  it('never reach out beyond this machine', async () => {
    const hook = jira.site.webhooks.add({
      name: 'far',
      url: 'http://192.0.2.1/x',
      events: ['user_updated'],
      enabled: true,
      data: {},
      createdBy: 'x',
    });
    jira.site.webhooks.announce('user_updated', jira.state.user('admin'));
    await jira.site.webhooks.settled();
    expect([hook.delivered, hook.failed]).toEqual([0, 1]);
  });
});
