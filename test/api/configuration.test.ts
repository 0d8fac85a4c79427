/** Saving connectors, the Jira connection and whole files over the API; what becomes of their secrets. */

import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

const CANARY = 'canary-4b1f-never-show-me';

describe('configuration', () => {
  let rig: ApiRig;
  const current = async () => (await rig.admin.get('/connectors/okta')).json;
  const vault = () => rig.installation.vault;
  beforeEach(async () => {
    rig = await startApiRig({ company: smallCompany() });
  });
  afterEach(async () => rig.close());

  it('adds, shows, changes and forgets a connector', async () => {
    const { configuration } = await current();
    const second = { ...configuration, id: 'second', name: 'Second' };
    const made = await rig.admin.post('/connectors', { configuration: second, secrets: { apiToken: 'abcdefgh' } });
    expect(made.json).toMatchObject({
      version: 1,
      updatedBy: 'token:anna',
      configuration: { id: 'second' },
      secrets: [{ field: 'apiToken' }],
    });
    expect((await rig.admin.post('/connectors', { configuration: second, secrets: { apiToken: 'abcdefgh' } })).json).toMatchObject({
      status: 409,
      code: 'conflict',
      title: expect.stringContaining('token:anna'),
    });
    const changed = await rig.admin.put('/connectors/second', { configuration: { ...second, name: 'Changed' }, version: 1 });
    expect(changed.json).toMatchObject({ version: 2, configuration: { name: 'Changed' } });
    expect((await rig.reader.get('/connectors')).json.items.map(({ name }: { name: string }) => name)).toEqual(['Okta', 'Changed']);
    expect((await rig.admin.put('/connectors/second', { configuration: { ...second, id: 'third' }, version: 2 })).json.field).toBe(
      'body.configuration.id',
    );
    expect(
      (await rig.admin.put('/connectors/second', { configuration: { ...second, type: 'ldap', source: {} }, version: 2 })).json.field,
    ).toBe('type');
    expect((await rig.admin.delete('/connectors/second')).status).toBe(204);
    expect((await rig.admin.get('/connectors/second')).status).toBe(404);
    expect((await rig.admin.delete('/connectors/second')).status).toBe(404);
    expect(await vault().getAll('connector:second')).toEqual({});
  });

  it('refuses to save over what somebody else saved, says who and when, and leaves the secrets alone', async () => {
    const { configuration, version } = await current();
    await rig.admin.put('/connectors/okta', { configuration: { ...configuration, name: 'First' }, version });
    const elsewhere = { ...configuration, source: { ...configuration.source, orgUrl: 'https://other.okta.com' } };
    const late = await rig.admin.put('/connectors/okta', { configuration: elsewhere, secrets: { apiToken: 'another-token' }, version });
    expect(late.json).toMatchObject({ status: 409, code: 'conflict', title: expect.stringMatching(/token:anna at \d{4}-\d\d-\d\dT/) });
    expect(await vault().getAll('connector:okta')).toEqual({ apiToken: rig.okta.apiToken });

    const settings = (await rig.admin.get('/settings')).json;
    await rig.admin.put('/settings/retention', { retention: { runDays: 30, auditDays: 100 }, version: settings.version });
    const stale = await rig.admin.put('/settings/jira', {
      jira: { ...settings.jira, baseUrl: 'https://other.example' },
      secrets: { token: 'another-token' },
      version: settings.version,
    });
    expect(stale.json).toMatchObject({ status: 409, title: expect.stringContaining('token:anna') });
    expect(Object.keys(await vault().getAll('jira'))).toEqual(['token']);
    expect(await vault().get('jira', 'token')).not.toBe('another-token');
  });

  it('keeps a secret that is sent empty or not at all', async () => {
    const { configuration, version } = await current();
    await rig.admin.put('/connectors/okta', { configuration, secrets: { apiToken: '' }, version });
    await rig.admin.put('/connectors/okta', { configuration, version: version + 1 });
    expect(await vault().get('connector:okta', 'apiToken')).toBe(rig.okta.apiToken);
    const settings = (await rig.admin.get('/settings')).json;
    expect((await rig.admin.put('/settings/jira', { jira: settings.jira, secrets: { token: '' }, version: settings.version })).status).toBe(
      200,
    );
    expect(await vault().has('jira', 'token')).toBe(true);
  });

  it('wants the secret again when the address changes, and never sends the old one there', async () => {
    const { configuration, version } = await current();
    const moved = { ...configuration, source: { ...configuration.source, orgUrl: 'http://127.0.0.1:9' } };
    const without = await rig.admin.put('/connectors/okta', { configuration: moved, version });
    expect([without.status, without.json.field]).toEqual([400, 'source.apiToken']);
    await rig.admin.put('/connectors/okta', { configuration: moved, secrets: { apiToken: 'for-the-new-place' }, version });
    expect(await vault().getAll('connector:okta')).toEqual({ apiToken: 'for-the-new-place' });

    const settings = (await rig.admin.get('/settings')).json;
    const elsewhere = { ...settings.jira, baseUrl: 'https://other.example' };
    const jira = await rig.admin.put('/settings/jira', { jira: elsewhere, version: settings.version });
    expect([jira.status, jira.json.field]).toEqual([400, 'jira.auth.token']);
    expect(
      (await rig.admin.put('/settings/jira', { jira: elsewhere, secrets: { token: 'new-one-here' }, version: settings.version })).status,
    ).toBe(200);
    expect(await vault().getAll('jira')).toEqual({ token: 'new-one-here' });
  });

  it('lets nobody smuggle an address in among the secrets', async () => {
    const { configuration, version } = await current();
    const smuggled = await rig.admin.put('/connectors/okta', { configuration, secrets: { orgUrl: 'http://127.0.0.1:9' }, version });
    expect([smuggled.status, smuggled.json.field]).toEqual([400, 'secrets.orgUrl']);
    const misplaced = await rig.admin.put('/connectors/okta', {
      configuration: { ...configuration, source: { ...configuration.source, apiToken: CANARY } },
      version,
    });
    expect([misplaced.status, misplaced.json.field]).toEqual([400, 'source.apiToken']);
    expect(misplaced.text).not.toContain(CANARY);
  });

  it('never gives a secret away: in no answer, no log, no export', async () => {
    const { configuration, version } = await current();
    await rig.admin.put('/connectors/okta', { configuration, secrets: { apiToken: CANARY }, version });
    const settings = (await rig.admin.get('/settings')).json;
    await rig.admin.put('/settings/jira', { jira: settings.jira, secrets: { token: CANARY }, version: settings.version });
    await rig.admin.post('/connectors/okta/check');
    await rig.admin.post('/settings/jira/check');
    const run = (await rig.admin.post('/connectors/okta/runs', {})).json;
    await rig.installation.runs.wait(run.id);
    const person = rig.okta.userId('p00001');
    for (const route of rig.routes.filter(({ method, path }) => method === 'get' && path !== '/events')) {
      const path = route.path.replace(':connector', 'okta').replace(':run', run.id).replace(':person', person);
      expect((await rig.admin.get(path)).text).not.toContain(CANARY);
    }
    expect((await rig.admin.get('/configuration')).json.yaml).toContain('ROLLCALL_OKTA_API_TOKEN');
    expect(rig.log()).not.toContain(CANARY);
  });

  it('takes its own export back and keeps the secrets', async () => {
    const { yaml } = (await rig.admin.get('/configuration')).json;
    expect((await rig.admin.put('/configuration', { yaml })).json).toEqual({ created: [], changed: [], unchanged: ['okta'] });
    const renamed = yaml.replace('name: Okta', 'name: Renamed');
    expect((await rig.admin.put('/configuration', { yaml: renamed })).json).toEqual({ created: [], changed: ['okta'], unchanged: [] });
    expect(await vault().get('connector:okta', 'apiToken')).toBe(rig.okta.apiToken);
  });

  it('tells all problems of a file at once and takes nothing of it over', async () => {
    const { yaml } = (await rig.admin.get('/configuration')).json;
    const bad = yaml
      .replace('name: Okta', 'name: ""')
      .replace('runDays: 90', 'runDays: many')
      .replace(/baseUrl: .*/, 'baseUrl: ftp://nowhere')
      .concat('extra: true\n');
    const { problems } = (await rig.admin.post('/configuration/validate', { yaml: bad })).json;
    expect(problems.map(({ path }: { path: string }) => path).sort()).toEqual([
      'connectors[0].name',
      'extra',
      'jira.baseUrl',
      'retention.runDays',
    ]);
    const refused = await rig.admin.put('/configuration', { yaml: bad });
    expect([refused.status, refused.json.problems.length]).toEqual([400, 4]);
    expect((await current()).configuration.name).toBe('Okta');
    const broken = (await rig.admin.post('/configuration/validate', { yaml: 'version: 1\njira: [' })).json.problems;
    expect(broken[0].path).toMatch(/^line \d$/);
  });

  it('reads neither the environment nor the files of the server for a caller', async () => {
    process.env.ROLLCALL_TEST_CANARY = CANARY;
    const { yaml } = (await rig.admin.get('/configuration')).json;
    const asked = yaml
      .replace('name: Okta', 'name: Okta')
      .replace(/orgUrl: .*/, `orgUrl: http://\${ROLLCALL_TEST_CANARY}.example`)
      .replace(/apiToken: .*/, 'apiToken: { file: /etc/hostname }');
    const { json, text } = await rig.admin.post('/configuration/validate', { yaml: asked });
    expect(json.problems.map(({ path }: { path: string }) => path).sort()).toEqual([
      'connectors[0].source.apiToken',
      'connectors[0].source.orgUrl',
    ]);
    expect(text).not.toContain(CANARY);
    delete process.env.ROLLCALL_TEST_CANARY;
  });

  it('does not let the API widen which private hosts may be reached', async () => {
    const { yaml } = (await rig.admin.get('/configuration')).json;
    await rig.admin.put('/configuration', {
      yaml: yaml.replace('outboundAllow: []', 'outboundAllow: [10.0.0.0/8]').replace('name: Okta', 'name: X'),
    });
    expect((await rig.installation.store.settings.get()).value.outboundAllow).toEqual([]);
    const settings = (await rig.admin.get('/settings')).json;
    const sent = await rig.admin.put('/settings/jira', { jira: settings.jira, outboundAllow: ['10.0.0.0/8'], version: settings.version });
    expect([sent.status, sent.json.field]).toEqual([400, 'body.outboundAllow']);
  });

  it('refuses to forget a connector in the middle of a run', async () => {
    rig.okta.setLatency(300);
    const run = (await rig.admin.post('/connectors/okta/runs', {})).json;
    const refused = await rig.admin.delete('/connectors/okta');
    expect([refused.status, refused.json.code]).toEqual([409, 'already-running']);
    await rig.admin.post(`/runs/${run.id}/stop`);
    await rig.installation.runs.wait(run.id);
    expect((await rig.admin.delete('/connectors/okta')).status).toBe(204);
  });

  it('asks a source one question at a time', async () => {
    rig.okta.setLatency(300);
    const [one, other] = await Promise.all([rig.admin.post('/connectors/okta/check'), rig.admin.post('/connectors/okta/check')]);
    expect([one.status, other.status].sort()).toEqual([200, 429]);
    expect((await rig.admin.post('/connectors/okta/check')).json.items.every(({ result }: { result: string }) => result !== 'failed')).toBe(
      true,
    );
    expect((await rig.admin.post('/connectors/okta/schema')).json.users.length).toBeGreaterThan(5);
  });

  it('answers a failed check with a hint and without what the source said', async () => {
    rig.okta.break({ at: ['users', 'groups'], how: { kind: 'status', status: 403 } });
    const { json, text } = await rig.admin.post('/connectors/okta/check');
    expect(json.items.find(({ result }: { result: string }) => result === 'failed')).toMatchObject({ hint: expect.stringMatching(/\w/) });
    expect(text).not.toContain('do-not-show');
    expect(rig.log()).not.toContain('do-not-show');
  });
});
