import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { openStore } from '../../backend/store/open-store';
import { createEmptyDatabase, silent as log, openTestStore } from './postgres';

jest.setTimeout(30_000);

describe('opening the store', () => {
  it('makes the tables once when several processes start at the same moment', async () => {
    const databaseUrl = await createEmptyDatabase();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore({ databaseUrl, log })));
    await Promise.all(stores.map((store) => store.ping()));
    await Promise.all(stores.map((store) => store.close()));
    const again = await openStore({ databaseUrl, log });
    expect(await again.connectors.list()).toEqual([]);
    await again.close();
  });

  it('refuses a database that a newer version has changed', async () => {
    const store = await openTestStore();
    await store.query(`insert into kysely_migration (name, timestamp) values ('9999-future', '2030-01-01')`);
    await expect(store.reopen()).rejects.toMatchObject({ code: 'store-unavailable', message: expect.stringContaining('newer version') });
    await store.close();
  });

  it('says what to do when the database does not answer', async () => {
    const databaseUrl = 'postgres://rollcall:secret-word@127.0.0.1:1/rollcall';
    const error: unknown = await openStore({ databaseUrl, log }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'store-unavailable', retry: 'later', remedy: expect.stringContaining('runs and can be reached') });
    expect(String(error)).not.toContain('secret-word');
  });

  it('says that the database does not exist', async () => {
    const url = (await createEmptyDatabase()).replace(/\/test_\w+/, '/missing');
    await expect(openStore({ databaseUrl: url, log })).rejects.toMatchObject({
      code: 'store-unavailable',
      blame: 'config',
      field: 'DATABASE_URL',
    });
  });

  it.each(['', 'mysql://a/b', 'localhost:5432', 'postgres//x'])('refuses %j as DATABASE_URL', async (databaseUrl) => {
    await expect(openStore({ databaseUrl, log })).rejects.toMatchObject({ code: 'config-invalid', field: 'DATABASE_URL' });
  });

  it('tells the job queue how to connect to the same database', async () => {
    const store = await openTestStore();
    const queue = new PgBoss(store.connection as ConstructorParameters<typeof PgBoss>[0] & object);
    queue.on('error', () => {});
    await queue.start();
    await queue.createQueue('sync');
    await queue.send('sync', { connectorId: 'okta' });
    expect(await queue.fetch('sync')).toMatchObject([{ data: { connectorId: 'okta' } }]);
    await queue.stop({ graceful: false });
    await store.close();
  });

  it('notes a lost connection in the log without its parameters', async () => {
    const lines: string[] = [];
    const store = await openTestStore();
    const other = await store.reopen({ log: pino({ level: 'warn' }, { write: (line) => lines.push(line) }) });
    await other.ping();
    await store.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    await until(() => lines.length > 0);
    expect(lines[0]).toContain('57P01');
    expect(lines[0]).not.toMatch(/"client"|connectionParameters|"host"/);
    await other.close();
    await store.close();
  });

  it('can be closed twice', async () => {
    const store = await openTestStore();
    const other = await store.reopen();
    await Promise.all([other.close(), other.close()]);
    await expect(other.ping()).rejects.toBeDefined();
    await store.close();
  });
});

describe('notifications', () => {
  it('reach the listeners of other processes until they stop listening', async () => {
    const store = await openTestStore();
    const other = await store.reopen();
    const heard: string[] = [];
    const stop = await other.listen('progress', (payload) => heard.push(payload));
    await store.notify('progress', 'a "quoted" 漢字');
    await store.notify('elsewhere', 'not for us');
    await until(() => heard.length === 1);
    await stop();
    await store.notify('progress', 'too late');
    const last: string[] = [];
    await other.listen('progress', (payload) => last.push(payload));
    await store.notify('progress', 'again');
    await until(() => last.length === 1);
    expect([heard, last]).toEqual([['a "quoted" 漢字'], ['again']]);
    await other.close();
    await store.close();
  });

  it('go on after the connection was lost', async () => {
    const store = await openTestStore();
    const heard: string[] = [];
    await store.listen('progress', (payload) => heard.push(payload));
    await store.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    await until(async () => {
      await store.notify('progress', 'x').catch(() => {});
      return heard.length > 0;
    });
    await store.close();
  });

  it('of more than 7,900 bytes are refused', async () => {
    const store = await openTestStore();
    await expect(store.notify('progress', 'ä'.repeat(3_951))).rejects.toThrow(RangeError);
    await store.close();
  });
});

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error('It did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
