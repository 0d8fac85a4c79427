/** What taking over a file would change, looked at before it is done. */
import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

const CANARY = 'canary-77aa-never-show-me';

describe('comparing a file with what is configured', () => {
  let rig: ApiRig;
  const exported = async (): Promise<string> => (await rig.admin.get('/configuration')).json.yaml;
  const compare = async (yaml: string) => (await rig.admin.post('/configuration/compare', { yaml })).json;
  const stored = async () => (await rig.installation.store.connectors.get('okta'))?.value;
  beforeEach(async () => {
    rig = await startApiRig({ company: smallCompany() });
  });
  afterEach(async () => rig.close());

  it('finds nothing to change in what was exported', async () => {
    expect(await compare(await exported())).toMatchObject({
      revision: expect.stringMatching(/^[0-9a-f]{64}$/),
      problems: [],
      settings: { differences: [], secrets: [{ field: 'jira.token', change: 'kept' }] },
      connectors: [{ id: 'okta', result: 'unchanged', differences: [], secrets: [{ field: 'apiToken', change: 'kept' }] }],
    });
  });

  it('tells each setting and connector what would be added, changed and removed, path by path, and changes nothing', async () => {
    const yaml = (await exported())
      .replace('runDays: 90', 'runDays: 30')
      .replace('readOnlyGroups: []', 'readOnlyGroups: [help-desk]')
      .replace('name: Okta', 'name: Renamed')
      .replace('schedule: null', 'schedule: { cron: "0 2 * * *", timeZone: UTC }');
    const { settings, connectors } = await compare(yaml);
    expect(settings.differences).toEqual([
      { path: 'retention.runDays', kind: 'changed', before: 90, after: 30 },
      { path: 'access.readOnlyGroups', kind: 'changed', before: [], after: ['help-desk'] },
    ]);
    expect(connectors).toMatchObject([{ id: 'okta', result: 'changed' }]);
    expect(connectors[0].differences).toEqual([
      { path: 'name', kind: 'changed', before: 'Okta', after: 'Renamed' },
      { path: 'schedule', kind: 'added', before: null, after: { cron: '0 2 * * *', timeZone: 'UTC' } },
    ]);
    expect(await stored()).toMatchObject({ name: 'Okta', schedule: null });
  });

  it('says which connectors are new and which the file leaves alone', async () => {
    const yaml = (await exported()).replace('id: okta', 'id: second').replace(/"?\$\{ROLLCALL_OKTA_API_TOKEN\}"?/, CANARY);
    const answer = await rig.admin.post('/configuration/compare', { yaml });
    expect(answer.json.connectors).toMatchObject([
      { id: 'second', result: 'added', secrets: [{ field: 'apiToken', change: 'set' }] },
      { id: 'okta', result: 'untouched', differences: [] },
    ]);
    expect(answer.json.connectors[0].differences).toContainEqual({ path: 'id', kind: 'added', before: null, after: 'second' });
    expect(answer.text).not.toContain(CANARY);
  });

  it('names the secrets that are missing: of new connectors, and where the address changed', async () => {
    const yaml = await exported();
    const second = await compare(yaml.replace('id: okta', 'id: second'));
    expect(second.connectors[0]).toMatchObject({ id: 'second', secrets: [{ field: 'apiToken', change: 'missing' }] });
    const moved = await compare(
      yaml.replace(/orgUrl: .*/, 'orgUrl: https://other.okta.com').replace(/baseUrl: .*/, 'baseUrl: https://jira.other'),
    );
    expect(moved.connectors[0].secrets).toEqual([{ field: 'apiToken', change: 'missing' }]);
    expect(moved.settings.secrets).toEqual([{ field: 'jira.token', change: 'missing' }]);
    expect(moved.problems.map(({ path }: { path: string }) => path)).toEqual(['jira.auth.token', 'connectors[0].source.apiToken']);
  });

  it('never shows a secret, neither of the file nor the stored one', async () => {
    const yaml = (await exported()).replace(/"?\$\{ROLLCALL_OKTA_API_TOKEN\}"?/, CANARY);
    const answer = await rig.admin.post('/configuration/compare', { yaml });
    expect(answer.json.connectors[0]).toMatchObject({ result: 'changed', secrets: [{ field: 'apiToken', change: 'set' }] });
    expect(answer.text).not.toContain(CANARY);
    expect(answer.text).not.toContain(rig.okta.apiToken);
    expect(rig.log()).not.toContain(CANARY);
  });

  it('does not tell whether a secret in the file is the stored one, neither compared nor taken over', async () => {
    const text = await exported();
    const withSecrets = (jira: string, okta: string) =>
      text.replace(/"?\$\{ROLLCALL_JIRA_\w+\}"?/, jira).replace(/"?\$\{ROLLCALL_OKTA_API_TOKEN\}"?/, okta);
    const { token = '' } = await rig.installation.vault.getAll('jira');
    const equal = withSecrets(token, rig.okta.apiToken);
    expect(equal).toContain(token);
    const [right, wrong] = [await compare(equal), await compare(withSecrets('a-wrong-guess', 'a-wrong-guess'))];
    expect(right).toEqual(wrong);
    expect(right.settings.secrets).toEqual([{ field: 'jira.token', change: 'set' }]);
    expect(right.connectors).toMatchObject([{ result: 'changed', secrets: [{ field: 'apiToken', change: 'set' }] }]);
    expect((await rig.admin.put('/configuration', { yaml: equal })).json).toEqual({ created: [], changed: ['okta'], unchanged: [] });
  });

  it('takes over only what was looked at', async () => {
    const yaml = (await exported()).replace('name: Okta', 'name: Renamed');
    const { revision } = await compare(yaml);
    const settings = (await rig.admin.get('/settings')).json;
    await rig.admin.put('/settings/retention', { retention: { runDays: 33, auditDays: 99 }, version: settings.version });
    const late = await rig.admin.put('/configuration', { yaml, revision });
    expect(late.json).toMatchObject({ status: 409, code: 'conflict', field: 'revision' });
    expect(await stored()).toMatchObject({ name: 'Okta' });

    const again = await compare(yaml);
    expect(again.revision).not.toBe(revision);
    expect(again.settings.differences).toContainEqual({ path: 'retention.runDays', kind: 'changed', before: 33, after: 90 });
    expect((await rig.admin.put('/configuration', { yaml, revision: again.revision })).json).toMatchObject({ changed: ['okta'] });
    expect(await stored()).toMatchObject({ name: 'Renamed' });
  });

  it('notices that a secret was changed since', async () => {
    const yaml = (await exported()).replace('name: Okta', 'name: Renamed');
    const { revision } = await compare(yaml);
    await rig.installation.vault.put('connector:okta', 'apiToken', 'another');
    expect((await rig.admin.put('/configuration', { yaml, revision })).json).toMatchObject({ status: 409 });
  });
});
