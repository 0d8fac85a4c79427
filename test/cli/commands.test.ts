/** The real program, with real parts around it: what it prints and which code it ends with. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { manyPeople, smallCompany } from '../rig/small-company';
import { type CliRig, startCliRig } from './cli-rig';
import type { Ended } from './program';

jest.setTimeout(90_000);

/** Exactly one JSON object, and nothing else on standard output. */
function onlyJson({ stdout }: Ended) {
  expect(stdout).toMatch(/^\{[\s\S]*\}\n$/);
  return JSON.parse(stdout);
}

describe('the program', () => {
  let rig: CliRig;
  beforeAll(async () => {
    rig = await startCliRig(smallCompany());
  });
  afterAll(async () => rig.close());

  it('explains itself, and ends wrong use with 2', async () => {
    const help = await rig.run('--help');
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('0 done, 1 failed, 2 wrong use or configuration, 3 held for approval, 4 done in part');
    expect((await rig.run('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const args of [
      ['nonsense'],
      ['sync'],
      ['sync', 'okta', '--nonsense'],
      ['runs', '--limit', 'many'],
      ['serve', '--port', '99999'],
    ]) {
      const ended = await rig.run(...args);
      expect({ args, code: ended.code, stdout: ended.stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(ended.stderr).toMatch(/\w/);
      const json = await rig.run(...args, '--json');
      expect(json.code).toBe(2);
      expect(onlyJson(json)).toMatchObject({ error: { code: 'config-invalid', message: expect.stringMatching(/\w/) } });
    }
  });

  it('lists connector types without a database', async () => {
    const ended = await rig.run('connector', 'types', '--json');
    expect(onlyJson(ended).types.map(({ type }: { type: string }) => type)).toEqual(expect.arrayContaining(['okta', 'ldap']));
    expect((await rig.run('connector', 'types')).stdout).toContain('apiToken (required) (secret)');
  });

  it('checks Jira and the sources', async () => {
    const ended = await rig.run('check', '--json');
    expect(ended.code).toBe(0);
    const { ok, probes } = onlyJson(ended);
    expect(ok).toBe(true);
    expect(new Set(probes.map(({ of }: { of: string }) => of))).toEqual(new Set(['jira', 'okta']));
    const unknown = await rig.run('check', 'nobody');
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    rig.okta.rights.delete('users');
    const failed = await rig.run('check', 'okta');
    rig.okta.rights.add('users');
    expect(failed.code).toBe(1);
    expect(failed.stdout).toMatch(/✗ okta +list-users[\s\S]*→/);
  });

  it('simulates without writing, syncs, syncs one person by login, and shows the history', async () => {
    rig.jira.counters.reset();
    const simulated = await rig.run('sync', 'okta', '--simulate', '--json');
    expect(simulated.code).toBe(0);
    const plan = onlyJson(simulated);
    expect(plan.run).toMatchObject({ kind: 'simulation', state: 'done' });
    expect(plan.operations.length).toBeGreaterThan(10);
    expect(rig.jira.counters.writes).toBe(0);

    const first = await rig.run('sync', 'okta');
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(/5 people created[\s\S]*2 groups created/);
    expect(rig.jira.state.memberNames('engineering')).toEqual(['anna', 'bela', 'cleo']);
    const second = await rig.run('sync', 'okta', '--json');
    expect(onlyJson(second)).toMatchObject({ run: { state: 'done', counts: { unchanged: 5 } }, byKind: [] });

    const [anna, bela] = [...rig.okta.company.people.values()];
    rig.okta.company.change(anna?.id ?? '', { lastName: 'Changed' });
    rig.okta.company.change(bela?.id ?? '', { lastName: 'Changed' });
    const person = await rig.run('sync', 'okta', '--person', 'anna', '--json');
    expect(onlyJson(person)).toMatchObject({
      run: { kind: 'person', state: 'done' },
      operations: [{ operation: { kind: 'update-user' } }],
    });
    expect([rig.jira.state.user('anna').displayName, rig.jira.state.user('bela').displayName]).toEqual(['anna Changed', 'bela Test']);

    const list = onlyJson(await rig.run('runs', '--json', '--connector', 'okta'));
    expect(list.items.map(({ kind }: { kind: string }) => kind)).toEqual(['person', 'full', 'full', 'simulation']);
    const one = onlyJson(await rig.run('runs', list.items[2].id, '--json'));
    expect(one.operations.length).toBe(plan.operations.length);
    const words = await rig.run('runs', list.items[2].id);
    expect(words.stdout).toMatch(/applied +.*anna/);
    for (const id of ['00000000-0000-4000-8000-000000000000', 'nonsense']) expect((await rig.run('runs', id)).code).toBe(2);
  });

  it('says what is wrong and how to mend it', async () => {
    const nobody = await rig.run('sync', 'nobody');
    expect(nobody.code).toBe(2);
    expect(nobody.stderr).toMatch(/not-found[\s\S]*no connector "nobody"[\s\S]*→/);
    rig.okta.setApiToken('00changed');
    const refused = await rig.run('sync', 'okta', '--json');
    expect(refused.code).toBe(1);
    expect(onlyJson(refused).run).toMatchObject({ state: 'failed', error: { code: 'source-auth' }, errorId: expect.any(String) });
    expect(refused.stderr).toContain(onlyJson(refused).run.errorId);
    expect((await rig.run('sync', 'okta')).stdout).toMatch(/error source-auth: .*\n +→/);
    rig.okta.setApiToken(rig.env.OKTA_TOKEN ?? '');
    const gone = await rig.run('runs', '--config', 'nowhere.yaml');
    expect(gone.code).toBe(0);
    const missing = await rig.run('check', '--config', 'nowhere.yaml');
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('nowhere.yaml')]);
    const level = await rig.run('runs', '--log-level', 'loud');
    expect([level.code, level.stderr]).toEqual([2, expect.stringContaining('ROLLCALL_LOG_LEVEL')]);
  });

  it('exports what it can import again, with secrets by name only', async () => {
    const exported = await rig.run('config', 'export', 'copy.yaml');
    expect(exported.code).toBe(0);
    const text = await readFile(join(rig.folder, 'copy.yaml'), 'utf8');
    expect((await stat(join(rig.folder, 'copy.yaml'))).mode & 0o777).toBe(0o600);
    expect(text).not.toContain(rig.okta.apiToken);
    expect((await rig.run('config', 'export')).stdout).toBe(text);
    expect(onlyJson(await rig.run('config', 'export', '--json')).configuration).toBe(text);

    const unset = await rig.run('config', 'import', 'copy.yaml');
    expect(unset.code).toBe(2);
    expect(unset.stderr).toContain('connectors[0].source.apiToken: The environment variable ROLLCALL_OKTA_API_TOKEN is not set.');
    rig.env.ROLLCALL_OKTA_API_TOKEN = rig.okta.apiToken;
    rig.env.ROLLCALL_JIRA_TOKEN = (await readFile(join(rig.folder, 'jira-token'), 'utf8')).trim();
    expect(onlyJson(await rig.run('config', 'import', 'copy.yaml', '--json'))).toEqual({ created: [], changed: [], unchanged: ['okta'] });
    expect((await rig.run('config', 'compare', 'copy.yaml')).stdout).toContain('Nothing would change.');
    await rig.write('changed.yaml', text.replace('name: Okta', 'name: Renamed'));
    expect((await rig.run('config', 'compare', 'changed.yaml')).stdout).toContain('connector okta: name: "Okta" → "Renamed"');
    expect((await rig.run('config', 'import', 'changed.yaml')).stdout).toContain('changed: okta');
    // The file of the working directory is the operator's word again with the next command that acts on it.
    expect((await rig.run('config', 'export')).stdout).toContain('name: Renamed');
    expect((await rig.run('check')).code).toBe(0);
    expect((await rig.run('config', 'export')).stdout).toContain('name: Okta');
  });

  it('validates a file, lists every problem with its key, and changes nothing', async () => {
    await rig.write('good.yaml', rig.file);
    expect(onlyJson(await rig.run('config', 'validate', 'good.yaml', '--json'))).toEqual({ ok: true, connectors: ['okta'] });
    const [connector] = rig.file.connectors;
    await rig.write('bad.yaml', {
      ...rig.file,
      typo: 1,
      jira: { ...rig.file.jira, maxLanes: 1000 },
      outboundAllow: ['10.0.0.0/99'],
      connectors: [
        { ...connector, source: { ...connector?.source, orgUrl: 'not a url', lanes: 4000 }, schedule: { cron: '@daily' } },
        { ...connector, id: 'second', source: { ...connector?.source, apiToken: { file: '/nowhere/token' } } },
        { ...connector, id: 'third', type: 'telepathy' },
        { ...connector, id: 'Fourth One' },
      ],
    });
    const ended = await rig.run('config', 'validate', 'bad.yaml');
    expect(ended.code).toBe(2);
    for (const key of [
      'typo',
      'jira.maxLanes',
      'outboundAllow[0]',
      'connectors[0].source.orgUrl',
      'connectors[0].source.lanes',
      'connectors[0].schedule',
      'connectors[1].source.apiToken',
      'connectors[2].type',
      'connectors[3].id',
    ])
      expect(ended.stderr).toContain(`  ${key}: `);
    expect(ended.stderr.match(/→/g)?.length).toBeGreaterThanOrEqual(9);
    const json = onlyJson(await rig.run('config', 'validate', 'bad.yaml', '--json'));
    expect(json.error.problems.length).toBeGreaterThanOrEqual(9);
    const broken = await rig.run('config', 'validate', await rig.write('broken.yaml', 'version: 1\njira: [\n'));
    expect([broken.code, broken.stderr]).toEqual([2, expect.stringMatching(/line \d/)]);
    const fresh = { ...rig.env, DATABASE_URL: '', ROLLCALL_DATA_DIR: join(rig.folder, 'fresh') };
    Object.assign(rig.env, fresh);
    expect((await rig.run('config', 'validate', 'good.yaml')).code).toBe(0);
    await expect(stat(join(rig.folder, 'fresh'))).rejects.toThrow('ENOENT');
    Object.assign(rig.env, { DATABASE_URL: rig.store.databaseUrl, ROLLCALL_DATA_DIR: join(rig.folder, 'data') });
  });

  it('says how a database that is away is to be found', async () => {
    const url = rig.env.DATABASE_URL ?? '';
    rig.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:9/none';
    const ended = await rig.run('runs', '--json');
    rig.env.DATABASE_URL = url;
    expect(ended.code).toBe(1);
    expect(onlyJson(ended)).toMatchObject({ error: { code: 'store-unavailable', remedy: expect.stringMatching(/\w/) } });
  });
});

describe('brakes and parts', () => {
  let rig: CliRig;
  afterEach(async () => rig.close());

  it('ends with 3 when a brake holds, approves only the plan that was named, and then goes on', async () => {
    const company = manyPeople(30);
    rig = await startCliRig(company);
    expect((await rig.run('sync', 'okta')).code).toBe(0);
    for (const person of [...company.people.values()].slice(0, 20)) company.leave(person.id);
    const held = await rig.run('sync', 'okta');
    expect(held.code).toBe(3);
    expect(held.stdout).toMatch(/HELD by a brake: 20 accounts would be closed/);
    const [, id = ''] = /rollcall approve (\S+)/.exec(held.stdout) ?? [];
    const other = await rig.run('approve', id, '--plan', '0'.repeat(64), '--json');
    expect([other.code, onlyJson(other).error.code]).toEqual([2, 'plan-changed']);
    expect(rig.jira.state.user('person1').active).toBe(true);
    const approved = await rig.run('approve', id, '--json');
    expect(approved.code).toBe(0);
    expect(onlyJson(approved).run).toMatchObject({ state: 'done', approvedBy: 'cli' });
    expect(rig.jira.state.user('person1').active).toBe(false);
    expect((await rig.run('approve', id)).code).toBe(2);
  });

  it('ends with 4 when a part could not be done', async () => {
    const company = smallCompany();
    rig = await startCliRig(company);
    rig.okta.break({ at: 'members', group: 'design', how: { kind: 'status', status: 403 } });
    const ended = await rig.run('sync', 'okta', '--json');
    expect(ended.code).toBe(4);
    expect(onlyJson(ended)).toMatchObject({ run: { state: 'partial' }, problems: [{ remedy: expect.stringMatching(/\w/) }] });
  });
});
