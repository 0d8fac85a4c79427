import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openStore } from '../../backend/store/open-store';
import { type BundledPostgres, startBundledPostgres } from '../../backend/store/postgres/start-bundled-postgres';
import { isAlive } from '../../backend/store/process-state';
import { silent } from './postgres';
import { type Child, startChild } from './start-child';

jest.setTimeout(60_000);

const log = silent;
const directories: string[] = [];
const servers: BundledPostgres[] = [];
const children: Child[] = [];
/** Made once: making one takes longer than all else here. Every test leaves it with its server stopped. */
let used: string;

beforeAll(async () => {
  used = newDirectory();
  await (await startBundledPostgres({ dataDir: used, log })).stop();
});

/** As `mktemp -d` makes it: only we may enter, so a server run by root has to find its way. */
function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'rollcall-bundled-'));
  directories.push(directory);
  return directory;
}

async function start(dataDir: string, options: Partial<Parameters<typeof startBundledPostgres>[0]> = {}): Promise<BundledPostgres> {
  const server = await startBundledPostgres({ dataDir, log, durability: 'test', ...options });
  servers.push(server);
  return server;
}

function child(task: 'write' | 'visit', dataDir: string): Child {
  const started = startChild(task, dataDir);
  children.push(started);
  return started;
}

async function ask(server: BundledPostgres, text: string): Promise<Record<string, unknown> | undefined> {
  const client = new Client(server.connectionOptions);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows[0];
  } finally {
    await client.end();
  }
}

const postmaster = (dataDir: string) => Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);

async function eventually(check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await check().catch(() => false))) {
    if (Date.now() > deadline) throw new Error('It did not come back.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Audit entries there are must be those acknowledged, without a gap, and perhaps one whose answer got lost. */
async function expectNothingLost(dataDir: string, lines: readonly string[]): Promise<void> {
  const acknowledged = lines.filter((line) => line.startsWith('WROTE')).length;
  const store = await openStore({ dataDir, log });
  const { items } = await store.audit.list(null, 1);
  const last = Number(items[0]?.subject ?? 0);
  expect(last).toBeGreaterThanOrEqual(acknowledged);
  expect(last).toBeLessThanOrEqual(acknowledged + 1);
  await store.close();
}

afterEach(async () => {
  for (const one of children.splice(0)) {
    one.kill('SIGKILL');
    await one.ended;
  }
  for (const server of servers.splice(0)) await server.stop();
});

afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});

describe('the bundled PostgreSQL', () => {
  it('is made at the first start and listens on a private Unix socket only', async () => {
    const server = await start(newDirectory(), { durability: 'full' });
    expect(server.adopted).toBe(false);
    expect(await ask(server, `select current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync`)).toEqual({
      tcp: '',
      fsync: 'on',
    });
    expect(statSync(String(server.connectionOptions.host)).mode & 0o777).toBe(0o700);
  });

  it('keeps its data over a stop and a start', async () => {
    const directory = used;
    const first = await start(directory);
    await ask(first, 'create table kept as select 7 as value');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(await ask(await start(directory), 'select value from kept')).toEqual({ value: 7 });
  });

  it('knows upper and lower case beyond ASCII', async () => {
    expect(await ask(await start(used), `select lower('ÄÖÇ') as lower`)).toEqual({ lower: 'äöç' });
  });

  it('is shared by everybody on one data directory and stopped by the last', async () => {
    const directory = used;
    const first = await start(directory);
    const second = await start(directory);
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    await first.stop();
    expect(isAlive(second.pid)).toBe(true);
    await second.stop();
    expect(isAlive(second.pid)).toBe(false);
  });

  it('starts once when many processes start it at the same moment', async () => {
    const directory = newDirectory();
    const all = await Promise.all(Array.from({ length: 3 }, () => start(directory)));
    expect(new Set(all.map((server) => server.pid)).size).toBe(1);
    expect(all.filter((server) => !server.adopted)).toHaveLength(1);
  });

  it('stays up for the command line when the server process leaves first', async () => {
    const directory = used;
    const visitors = [child('visit', directory), child('visit', directory)];
    await Promise.all(visitors.map((visitor) => visitor.says(/READY/)));
    const pid = postmaster(directory);
    visitors[0]?.process.stdin?.end();
    await visitors[0]?.ended;
    expect(isAlive(pid)).toBe(true);
    visitors[1]?.process.stdin?.end();
    await visitors[1]?.ended;
    expect(visitors.map((visitor) => visitor.lines.at(-1))).toEqual(['LEFT', 'LEFT']);
    expect(isAlive(pid)).toBe(false);
  });

  it('outlives a Node process killed while writing, and the next adopts it without loss', async () => {
    const directory = used;
    const writer = child('write', directory);
    await writer.says(/WROTE 100$/);
    const pid = postmaster(directory);
    writer.kill('SIGKILL');
    await writer.ended;
    const next = await start(directory);
    expect(next).toMatchObject({ adopted: true, pid });
    await expectNothingLost(directory, writer.lines);
  });

  it('recovers without loss when the server itself is killed while writing', async () => {
    const directory = used;
    const writer = child('write', directory);
    await writer.says(/WROTE 100$/);
    process.kill(postmaster(directory), 'SIGKILL');
    writer.kill('SIGKILL');
    await writer.ended;
    await expectNothingLost(directory, writer.lines);
  });

  it('is started again under a running process when it dies', async () => {
    const directory = used;
    const store = await openStore({ dataDir: directory, log });
    await store.audit.write({ actor: 'a', action: 'b', subject: 'c', detail: {} });
    const killed = postmaster(directory);
    process.kill(killed, 'SIGKILL');
    await eventually(async () => {
      await store.ping();
      return postmaster(directory) !== killed;
    });
    expect((await store.audit.list(null, 1)).items).toMatchObject([{ subject: 'c' }]);
    await store.close();
    expect(existsSync(join(directory, 'postgres/data/postmaster.pid'))).toBe(false);
  });

  it('leaves nothing running when it is closed just as its server died', async () => {
    const store = await openStore({ dataDir: used, log });
    process.kill(postmaster(used), 'SIGKILL');
    await store.close();
    const next = await start(used);
    expect(next.adopted).toBe(false);
  });

  it('does not mind a lock file whose process id belongs to another program now', async () => {
    const directory = used;
    const stranger = startChild('sleep', '');
    children.push(stranger);
    writeFileSync(join(directory, 'postgres/data/postmaster.pid'), `${stranger.process.pid}\n/elsewhere\n1\n5432\n/nowhere\n\n`);
    expect((await start(directory)).adopted).toBe(false);
  });

  it('puts the socket into a short directory when the data directory has a long path', async () => {
    const directory = join(newDirectory(), 'a-long-name'.repeat(8));
    mkdirSync(directory, { recursive: true });
    const server = await start(directory);
    expect(String(server.connectionOptions.host).length).toBeLessThan(90);
    expect(await ask(server, 'select 1 as one')).toEqual({ one: 1 });
    directories.push(String(server.connectionOptions.host));
  });

  it('refuses a data directory of another major version and says what to do', async () => {
    const directory = used;
    await (await start(directory)).stop();
    writeFileSync(join(directory, 'postgres/data/PG_VERSION'), '14\n');
    await expect(start(directory)).rejects.toMatchObject({
      code: 'config-invalid',
      field: 'PG_BIN_DIR',
      remedy: expect.stringContaining('14'),
    });
  });

  it('refuses a PG_BIN_DIR without a server', async () => {
    await expect(start(newDirectory(), { binDir: tmpdir() })).rejects.toMatchObject({ code: 'config-invalid', field: 'PG_BIN_DIR' });
  });
});
