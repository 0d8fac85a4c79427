/** `rollcall serve` as a process: it answers, ends in time, and the next process goes on. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { manyPeople } from '../rig/small-company';
import { until } from '../rig/until';
import { type CliRig, startCliRig } from './cli-rig';
import type { Ended } from './program';

jest.setTimeout(90_000);

describe('serve', () => {
  let rig: CliRig;
  beforeEach(async () => {
    rig = await startCliRig(manyPeople(60));
  });
  afterEach(async () => rig.close());

  /** Starts it, waits until it listens, and answers how to ask it. */
  async function serve() {
    const program = await rig.start('serve', '--port', '0', '--json');
    const { url, tokenFile } = JSON.parse(await program.says(/\n\}\n$/));
    const token = (await readFile(`${rig.env.ROLLCALL_DATA_DIR}/admin-token`, 'utf8')).trim();
    const ask = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${url}api/v1${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return response.json();
    };
    return { program, tokenFile, token, ask };
  }

  it('answers, keeps its first token to itself, and ends on SIGTERM with 0', async () => {
    const { program, ask, token, tokenFile } = await serve();
    expect(tokenFile).toMatch(/admin-token$/);
    expect(await ask('GET', '/health/ready')).toEqual({ status: 'ready' });
    expect((await ask('GET', '/connectors')).items).toMatchObject([{ id: 'okta' }]);
    program.process.kill('SIGTERM');
    const { code, stdout, stderr } = await program.ended;
    expect(code).toBe(0);
    expect(`${stdout}${stderr}`).not.toContain(token);
    expect(`${stdout}${stderr}`).not.toContain(rig.okta.apiToken);
    for (const line of stderr.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
    const again = await serve();
    expect(again.tokenFile).toBeNull();
  });

  it('leaves a run in the middle within ten seconds, and the next process goes on to the same end', async () => {
    rig.jira.settings.latencyMs = 150;
    const first = await serve();
    const run = await first.ask('POST', '/connectors/okta/runs', {});
    await until('the run writes', () => rig.jira.counters.writes >= 5);
    const asked = performance.now();
    first.program.process.kill('SIGTERM');
    expect((await first.program.ended).code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await rig.store.runs.get(run.id)).toMatchObject({ state: 'applying', finishedAt: null });
    expect(rig.jira.state.users.size).toBeLessThan(61);

    rig.jira.settings.latencyMs = 0;
    const second = await serve();
    await until('the run ends', async () => (await second.ask('GET', `/runs/${run.id}`)).run.state !== 'applying');
    expect((await second.ask('GET', `/runs/${run.id}`)).run).toMatchObject({ state: 'done', counts: { outcome: { applied: 121 } } });
    expect(rig.jira.state.users.size).toBe(61);
    expect(rig.jira.state.memberNames('everyone-here')).toHaveLength(60);
  });

  it('ends in time although Jira hangs, and in order although the signal comes twice', async () => {
    const { program, ask } = await serve();
    rig.jira.breakModes.add({ effect: { kind: 'hang' } });
    await ask('POST', '/connectors/okta/runs', {});
    await new Promise((resolve) => setTimeout(resolve, 500));
    const asked = performance.now();
    program.process.kill('SIGTERM');
    // As when the whole process group was told, and the parent hands on what it was told.
    await new Promise((resolve) => setTimeout(resolve, 30));
    program.process.kill('SIGTERM');
    program.process.kill('SIGINT');
    expect((await program.ended).code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
  });

  it('gives the answers that are under way when it is ended', async () => {
    const { program, ask } = await serve();
    rig.jira.settings.latencyMs = 100;
    const before = rig.jira.counters.total;
    const answer = ask('POST', '/settings/jira/check');
    await until('Jira is asked', () => rig.jira.counters.total > before);
    program.process.kill('SIGTERM');
    expect((await answer).items.map(({ result }: { result: string }) => result)).toContain('ok');
    expect((await program.ended).code).toBe(0);
  });

  it('says that its port is taken, and ends', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const ended = await rig.run('serve', '--port', String(port));
    other.close();
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(new RegExp(`port ${port}: it is taken`));
  });

  it('refuses to start with a wrong file, naming the key, and ends', async () => {
    await rig.write('rollcall.yaml', { ...rig.file, retention: { runDays: 0 } });
    const ended = await rig.run('serve', '--port', '0');
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('retention.runDays')]);
  });

  it('follows a file that another process takes over', async () => {
    const { ask } = await serve();
    const [connector] = rig.file.connectors;
    await rig.write('changed.yaml', { ...rig.file, connectors: [{ ...connector, schedule: { cron: '0 3 * * *' } }] });
    expect((await rig.run('config', 'import', 'changed.yaml')).code).toBe(0);
    expect((await ask('GET', '/connectors')).items[0].nextRunAt).toMatch(/T03:00:00.000Z$/);
    await until('the schedule is followed', async () => {
      const rows = await rig.store.query(`select from jobs.schedule where key = 'okta' and cron = '0 3 * * *'`);
      return rows.length === 1;
    });
  });
});

describe('a sync that is ended', () => {
  let rig: CliRig;
  let first: Ended;
  /** In the middle, while Jira is slow. */
  beforeEach(async () => {
    rig = await startCliRig(manyPeople(60));
    rig.jira.settings.latencyMs = 150;
    const program = await rig.start('sync', 'okta', '--json');
    await until('the run writes', () => rig.jira.counters.writes >= 5);
    program.process.kill('SIGTERM');
    first = await program.ended;
    rig.jira.settings.latencyMs = 0;
  });
  afterEach(() => rig.close());

  it('is left for the next process, which finishes it first', async () => {
    expect([first.code, JSON.parse(first.stdout).run.state]).toEqual([1, 'applying']);
    expect((await rig.run('sync', 'okta')).code).toBe(0);
    const { items } = await rig.store.runs.list({});
    expect(items.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(rig.jira.state.users.size).toBe(61);
  });

  it('is not gone on with when the file was corrected meanwhile: its plan came of the old one', async () => {
    expect(rig.jira.state.users.find('person60')).toBeUndefined();
    const [connector] = rig.file.connectors;
    const rules = { ...connector?.rules, scope: { neverTouch: ['person60'] } };
    await rig.write('rollcall.yaml', { ...rig.file, connectors: [{ ...connector, rules }] });
    expect((await rig.run('sync', 'okta')).code).toBe(0);
    const { items } = await rig.store.runs.list({});
    expect(items.map(({ state, error }) => [state, error?.code])).toEqual([
      ['done', undefined],
      ['failed', 'plan-changed'],
    ]);
    expect(rig.jira.state.users.find('person59')).toBeDefined();
    expect(rig.jira.state.users.find('person60')).toBeUndefined();
  });
});
