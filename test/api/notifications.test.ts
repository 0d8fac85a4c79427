/** Channels of notifications by the API, over the real store. */
import { startWebhookSink, type WebhookSink } from '../notifications/webhook-sink';
import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

const PATH = '/settings/notifications/channels/chat';

describe('channels of notifications', () => {
  let rig: ApiRig;
  let sink: WebhookSink;
  beforeEach(async () => {
    [rig, sink] = await Promise.all([startApiRig({ company: smallCompany() }), startWebhookSink()]);
  });
  afterEach(async () => {
    await Promise.all([rig.close(), sink.close()]);
  });

  const settings = async () => (await rig.admin.get('/settings')).json;
  const channel = (change: object = {}) => ({ kind: 'webhook', id: 'chat', name: 'Chat', events: ['failed'], ...change });
  const save = async (change: object = {}, secrets: object = { url: sink.url, secret: 'do-not-show-secret' }) =>
    rig.admin.put(PATH, { channel: channel(change), secrets, version: (await settings()).version });

  it('show where they lead and never the rest of the address', async () => {
    const saved = await save();
    expect(saved.status).toBe(200);
    const [view] = saved.json.notifications.channels;
    expect(view).toMatchObject({ id: 'chat', enabled: true, format: 'json', destination: new URL(sink.url).origin });
    expect(view.secrets.map(({ field }: { field: string }) => field).sort()).toEqual(['secret', 'url']);
    for (const answer of [saved, await rig.reader.get('/settings'), await rig.admin.get('/audit')])
      expect(answer.text).not.toContain('do-not-show');
  });

  it('send a test message at once and remember how it went', async () => {
    await save();
    expect((await rig.admin.post(`${PATH}/test`)).json).toEqual({ error: null });
    expect(sink.calls).toMatchObject([{ json: { event: 'test', connector: null } }]);
    sink.status = 401;
    expect((await rig.admin.post(`${PATH}/test`)).json.error).toMatchObject({ code: 'channel-refused', remedy: expect.any(String) });
    const { items } = (await rig.reader.get('/settings/notifications/deliveries')).json;
    expect(items).toMatchObject([
      { channel: 'chat', waiting: 0, last: { event: 'test', state: 'given-up', error: { code: 'channel-refused' } } },
    ]);
    expect((await rig.admin.post('/settings/notifications/channels/nobody/test')).status).toBe(404);
  });

  it('are audited without what is secret', async () => {
    await save();
    await rig.admin.post(`${PATH}/test`);
    await rig.admin.delete(PATH);
    const { items } = (await rig.admin.get('/audit')).json;
    expect(items.slice(0, 4)).toMatchObject([
      { action: 'settings.change', detail: { changed: ['notifications.channels'] } },
      { action: 'notification.test', subject: 'notification:chat', detail: { result: 'delivered' } },
      { action: 'secret.set', subject: 'notification:chat', detail: { fields: ['url', 'secret'] } },
      { action: 'settings.change', detail: { changed: ['notifications.channels'] } },
    ]);
  });

  it('are refused with the field at fault', async () => {
    const fieldOf = async (change: object, secrets?: object) => (await save(change, secrets)).json.field;
    expect(await fieldOf({}, {})).toBe('channel.url');
    expect(await fieldOf({}, { url: 'ftp://example.com' })).toBe('channel.url');
    expect(await fieldOf({}, { url: 'https://user:word@example.com/' })).toBe('channel.url');
    for (const secret of ['whsec_', 'whsec_no base64 at all!', 'whsec_c2hvcnQ='])
      expect(await fieldOf({}, { url: sink.url, secret })).toBe('channel.secret');
    expect(await fieldOf({ events: [] })).toBe('body.channel.events');
    expect(await fieldOf({ name: ' ' })).toBe('body.channel.name');
    const mail = { kind: 'email', host: 'mail.example.com', from: 'a@example.com', to: ['b@example.com'] };
    expect(await fieldOf({ ...mail, to: ['nobody'] }, {})).toBe('body.channel.to[0]');
    expect(await fieldOf({ ...mail, user: 'a' }, {})).toBe('channel.password');
  });

  it('are not saved over what somebody else saved', async () => {
    const { version } = await settings();
    await save();
    const late = await rig.admin.put(PATH, { channel: channel({ name: 'Late' }), secrets: { url: 'http://127.0.0.1:9/' }, version });
    expect([late.status, late.json.code]).toEqual([409, 'conflict']);
    expect(await rig.installation.vault.get('notification:chat', 'url')).toBe(sink.url);
  });

  it('leave nothing behind when they are removed', async () => {
    await save();
    await rig.admin.post(`${PATH}/test`);
    expect((await rig.admin.delete(PATH)).status).toBe(204);
    expect((await rig.admin.delete(PATH)).status).toBe(404);
    expect((await settings()).notifications.channels).toEqual([]);
    expect(await rig.installation.vault.list('notification:chat')).toEqual([]);
    expect((await rig.admin.get('/settings/notifications/deliveries')).json.items).toEqual([]);
  });

  it('go out and come back in the file without their secrets, which stay', async () => {
    await save();
    const { yaml } = (await rig.admin.get('/configuration')).json;
    expect(yaml).toContain(`url: \${ROLLCALL_NOTIFICATION_CHAT_URL}`);
    expect(yaml).not.toContain('do-not-show');
    const taken = await rig.admin.put('/configuration', { yaml: yaml.replace('name: Chat', 'name: Renamed') });
    expect(taken.status).toBe(200);
    expect((await settings()).notifications.channels).toMatchObject([{ name: 'Renamed' }]);
    expect(await rig.installation.vault.get('notification:chat', 'secret')).toBe('do-not-show-secret');
    const bad = yaml.replace('kind: webhook', 'kind: email').replace('name: Okta', 'name: ""');
    const { problems } = (await rig.admin.post('/configuration/validate', { yaml: bad })).json;
    expect(problems.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['notifications.channels[0].host', 'connectors[0].name']),
    );
    await rig.admin.put('/configuration', { yaml: yaml.replace(/channels:\n(\s+-|\s{4,}).*\n((\s{6,}).*\n)*/, 'channels: []\n') });
    expect((await settings()).notifications.channels).toEqual([]);
    expect(await rig.installation.vault.list('notification:chat')).toEqual([]);
  });

  it('take the address of the panel for their links', async () => {
    const { version } = await settings();
    const panelUrl = 'https://rollcall.example.com/rollcall/';
    expect((await rig.admin.put('/settings/notifications', { panelUrl, version })).json.notifications.panelUrl).toBe(panelUrl);
    await save();
    await rig.admin.post(`${PATH}/test`);
    expect(sink.calls[0]?.json.url).toBe(`${panelUrl}#/history`);
  });
});

describe('seats', () => {
  it('are told for each application, with what the newest preview would take', async () => {
    const rig = await startApiRig({ company: smallCompany(), jira: { users: 3 } });
    try {
      const role = rig.jira.state.roles.find('jira-software');
      if (!role) throw new Error('The stand-in has no Jira Software');
      const used = rig.jira.state.roles.userCount(role);
      rig.jira.state.roles.replaceAll([{ ...role, seats: used + 2, selectedByDefault: true }]);
      await rig.sync({ kind: 'simulation' });
      const { applications, needed } = (await rig.reader.get('/settings/jira/seats')).json;
      expect(applications).toMatchObject([{ key: 'jira-software', total: used + 2, used, remaining: 2, warning: 'short' }]);
      expect(needed).toMatchObject([{ connectorId: 'okta', people: 5 }]);
      await rig.sync();
      expect((await rig.reader.get('/settings/jira/seats')).json.needed).toEqual([]);
    } finally {
      await rig.close();
    }
  });
});
