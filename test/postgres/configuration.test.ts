import { type ConnectorConfiguration, ConnectorConfigurationSchema, SettingsSchema } from '../../backend/domain/configuration';
import { openTestStore, type TestStore } from './postgres';
import { newRun, takeLease } from './run-fixture';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const configuration = (id: string, name = id): ConnectorConfiguration =>
  ConnectorConfigurationSchema.parse({
    id,
    name,
    type: 'okta',
    source: { orgUrl: 'https://corp.okta.example' },
    rules: { mapping: [{ to: 'username', from: [{ kind: 'attribute', path: 'login' }] }] },
  });

describe('a connector', () => {
  it('is created at version 1, changed by its version, and listed', async () => {
    const made = await store.connectors.put(configuration('a'), null, 'ann');
    expect(made).toMatchObject({ version: 1, updatedBy: 'ann', value: { id: 'a' } });
    const changed = await store.connectors.put(configuration('a', 'Renamed'), 1, 'bob');
    expect(changed).toMatchObject({ version: 2, updatedBy: 'bob' });
    expect(await store.connectors.get('a')).toEqual(changed);
    expect(await store.connectors.list()).toEqual([changed]);
    expect(changed.value).toEqual(configuration('a', 'Renamed'));
  });

  it('is not overwritten by somebody who has not seen the last change', async () => {
    await store.connectors.put(configuration('b'), null, 'ann');
    await store.connectors.put(configuration('b', 'Second'), 1, 'bob');
    await expect(store.connectors.put(configuration('b', 'Third'), 1, 'ann')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/changed by bob at \d{4}-\d\d-\d\dT/),
    });
    await expect(store.connectors.put(configuration('b'), null, 'ann')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('exists already'),
    });
    await expect(store.connectors.put(configuration('unknown'), 3, 'ann')).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.connectors.get('unknown')).toBeNull();
  });

  it('goes to exactly one of two who change it at the same moment', async () => {
    await store.connectors.put(configuration('c'), null, 'ann');
    const results = await Promise.allSettled(
      ['ann', 'bob', 'eve'].map((actor) => store.connectors.put(configuration('c', actor), 1, actor)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('takes links, snapshot, cursor and secrets with it but not its runs', async () => {
    await store.connectors.put(configuration('d'), null, 'ann');
    await store.secrets.put('connector:d', 'token', 'sealed');
    const run = await newRun(store, 'd');
    const lease = await takeLease(store, 'connector:d');
    const applied = { name: 'n', displayName: 'N', email: 'n@corp.example', active: true, properties: {} };
    await store.links.put(lease, 'd', [
      { sourceId: 's', userKey: 'k', applied, grantedGroups: [], createdByUs: false, leftAt: null, verifiedAt: null },
    ]);
    await lease.release();
    expect(await store.connectors.remove('d', 'bob')).toBe(true);
    expect(await store.connectors.remove('d', 'bob')).toBe(false);
    expect(await store.connectors.get('d')).toBeNull();
    expect(await store.secrets.list('connector:d')).toEqual([]);
    expect(await store.links.count('d')).toBe(0);
    expect(await store.runs.get(run)).not.toBeNull();
    await expect(store.connectors.put(configuration('d'), 1, 'ann')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('removed by bob'),
    });
    expect(await store.connectors.put(configuration('d'), null, 'ann')).toMatchObject({ version: 3 });
  });
});

describe('settings', () => {
  it('begin as the defaults and are guarded by their version', async () => {
    const first = await store.settings.get();
    expect(first).toMatchObject({ version: 0, value: SettingsSchema.parse({}) });
    const value = SettingsSchema.parse({ retention: { runDays: 30 } });
    expect(await store.settings.put(value, 0, 'ann')).toMatchObject({ version: 1 });
    await expect(store.settings.put(value, 0, 'bob')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('changed by ann'),
    });
    expect(await store.settings.put(value, 1, 'bob')).toMatchObject({ version: 2 });
    expect((await store.settings.get()).value).toEqual(value);
  });
});

describe('secrets', () => {
  it('are replaced, listed without their content, and removed one by one or all of an owner', async () => {
    await store.secrets.put('jira', 'token', 'one');
    await store.secrets.put('jira', 'token', 'two');
    await store.secrets.put('jira', 'password', 'three');
    expect(await store.secrets.get('jira', 'token')).toMatchObject({ sealed: 'two' });
    expect((await store.secrets.list('jira')).map(({ field }) => field)).toEqual(['password', 'token']);
    expect(await store.secrets.all()).toEqual([
      { owner: 'jira', field: 'password', sealed: 'three' },
      { owner: 'jira', field: 'token', sealed: 'two' },
    ]);
    await store.secrets.remove('jira', 'token');
    expect(await store.secrets.get('jira', 'token')).toBeNull();
    await store.secrets.remove('jira');
    expect(await store.secrets.all()).toEqual([]);
  });
});

describe('tokens of the API', () => {
  it('are found by hash, listed and removed', async () => {
    const token = {
      id: 't',
      name: 'CI',
      role: 'read-only' as const,
      scopes: ['read' as const],
      hash: 'ab',
      createdAt: '2026-01-02T03:04:05.006Z',
      expiresAt: null,
    };
    await store.tokens.put(token);
    expect(await store.tokens.findByHash('ab')).toEqual(token);
    expect(await store.tokens.findByHash('cd')).toBeNull();
    expect(await store.tokens.list()).toEqual([token]);
    expect(await store.tokens.remove('t')).toBe(true);
    expect(await store.tokens.remove('t')).toBe(false);
  });
});
