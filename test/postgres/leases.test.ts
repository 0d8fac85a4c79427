import { LEASE_TIMES } from '../../backend/store/repositories/lease-keeper';
import { openTestStore, type TestStore } from './postgres';
import { newRun, takeLease } from './run-fixture';
import { type Child, startChild } from './start-child';

jest.setTimeout(30_000);

const QUICK = { ttlMs: 1_500, renewEveryMs: 250 };
let store: TestStore;
const children: Child[] = [];

beforeEach(async () => {
  store = await openTestStore({ leaseTimes: QUICK });
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    await child.ended;
  }
  await store.close();
});

/** A child that holds `connector:shared` and writes to `held-run` under it. */
async function holder(): Promise<Child> {
  await store.runs.create({ id: 'held-run', connectorId: 'okta', kind: 'full', trigger: 'cli', actor: 'cli', person: null });
  const child = startChild('hold', store.databaseUrl);
  children.push(child);
  await child.says(/WROTE 3$/);
  return child;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** As a foreign host would leave it: nobody here can know whether its process lives. */
const moveToOtherHost = () => store.query(`update leases set process_space = 'elsewhere'`);

describe('a lease', () => {
  it('lives a minute and is renewed every five seconds', () => {
    expect(LEASE_TIMES).toEqual({ ttlMs: 60_000, renewEveryMs: 5_000 });
  });

  it('is held by one at a time, and who asks learns by whom and for what', async () => {
    const lease = await takeLease(store, 'connector:a');
    expect(await store.leases.acquire('connector:a', 'another')).toMatchObject({
      heldBy: expect.stringContaining(`process ${process.pid}`),
      purpose: 'a test',
    });
    await lease.release();
    await (await takeLease(store, 'connector:a')).release();
  });

  it('goes to exactly one of many who ask at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => store.leases.acquire('connector:b', 'race')));
    const got = answers.filter((answer) => 'token' in answer);
    expect(got).toHaveLength(1);
    await Promise.all(got.map((lease) => lease.release()));
  });

  it('gives a greater token to every new holder', async () => {
    const first = await takeLease(store, 'connector:c');
    await first.release();
    const second = await takeLease(store, 'connector:c');
    expect(Number(second.token)).toBeGreaterThan(Number(first.token));
    await second.release();
  });

  it('stays with its holder beyond the time to live because it is renewed', async () => {
    const lease = await takeLease(store, 'connector:d');
    await moveToOtherHost();
    await pause(2 * QUICK.ttlMs);
    expect(lease.lost.aborted).toBe(false);
    expect(await store.leases.acquire('connector:d', 'x')).toHaveProperty('heldBy');
    await lease.release();
  });

  it('tells its holder when somebody else has it now', async () => {
    // It would live on for longer than this test may take.
    const patient = await openTestStore({ leaseTimes: { ...QUICK, ttlMs: 60_000 } });
    const lease = await takeLease(patient, 'connector:e');
    await patient.query(`update leases set token = token + 1`);
    if (!lease.lost.aborted) await new Promise((resolve) => lease.lost.addEventListener('abort', resolve));
    await patient.close();
  });

  it('is lost in time when the database cannot be asked', async () => {
    const lease = await takeLease(store, 'connector:f');
    const from = performance.now();
    await store.query(`alter table leases rename to leases_away`);
    await new Promise((resolve) => lease.lost.addEventListener('abort', resolve));
    expect(performance.now() - from).toBeLessThan(QUICK.ttlMs + 1_000);
    await store.query(`alter table leases_away rename to leases`);
  });

  it('is renewed while a long transaction writes under it', async () => {
    const lease = await takeLease(store, 'connector:g');
    const run = await newRun(store);
    function* slowly() {
      const until = performance.now() + 2 * QUICK.ttlMs;
      let n = 0;
      while (performance.now() < until) {
        const group = `group-${n++}`;
        yield { id: `create-group:${group}`, kind: 'create-group' as const, group, reason: { code: 'group-missing' as const } };
      }
    }
    await store.journal.savePlan(lease, run, { operations: slowly(), held: () => false, problems: [], withheld: [] }, {});
    expect(lease.lost.aborted).toBe(false);
    await lease.release();
  });
});

describe('a store that is closed', () => {
  it('gives back the leases it holds', async () => {
    const other = await store.reopen();
    await takeLease(other, 'connector:x');
    await other.close();
    await (await takeLease(store, 'connector:x')).release();
  });
});

describe('the lease of a process that is gone', () => {
  it('is taken over at once when it ran on this host', async () => {
    const child = await holder();
    expect(await store.leases.acquire('connector:shared', 'x')).toHaveProperty('heldBy');
    child.kill('SIGKILL');
    await child.ended;
    await store.query(`update leases set expires_at = now() + interval '1 hour'`);
    await (await takeLease(store, 'connector:shared')).release();
  });

  it('is taken over at once when its process id was given to another process since', async () => {
    const lease = await takeLease(store, 'connector:h');
    await store.query(`update leases set process_started = '1'`);
    const mine = await takeLease(store, 'connector:h');
    expect(mine.token).not.toBe(lease.token);
    await mine.release();
  });

  it('is taken over sooner when it was taken for less time, and lasts as long as its holder lives', async () => {
    const lease = await store.leases.acquire('configuration', 'a change', 500);
    if (!('lost' in lease)) throw new Error('Somebody has it.');
    await moveToOtherHost();
    await pause(1_200);
    expect(lease.lost.aborted).toBe(false);
    expect(await store.leases.acquire('configuration', 'x', 500)).toHaveProperty('heldBy');
    await lease.release();
    await store.query(`insert into leases (name, holder, purpose, token, process_space, process_id, process_started, acquired_at, expires_at)
      values ('configuration', 'dead', 'a change', 0, 'elsewhere', 1, null, now(), clock_timestamp() + interval '500 milliseconds')`);
    await pause(600);
    await (await takeLease(store, 'configuration')).release();
  });

  it('is taken over after its time to live when it ran elsewhere', async () => {
    const child = await holder();
    await moveToOtherHost();
    child.kill('SIGKILL');
    await child.ended;
    expect(await store.leases.acquire('connector:shared', 'x')).toHaveProperty('heldBy');
    await pause(QUICK.ttlMs + 100);
    await (await takeLease(store, 'connector:shared')).release();
  });
});

describe('a holder that was stopped for longer than the time to live', () => {
  it('has every write refused after another took over', async () => {
    const child = await holder();
    child.kill('SIGSTOP');
    await pause(QUICK.ttlMs + 200);
    const lease = await takeLease(store, 'connector:shared');
    await store.runs.update(lease, 'held-run', { state: 'applying', targetWrites: 1_000_000 });
    child.kill('SIGCONT');
    await child.says(/REFUSED lease-lost/);
    expect(await store.runs.get('held-run')).toMatchObject({ state: 'applying', targetWrites: 1_000_000 });
    await lease.release();
  });
});

describe('interrupted runs', () => {
  it('are those whose process died, and not those somebody works on', async () => {
    const child = await holder();
    expect(await store.runs.interrupted()).toEqual([]);
    child.kill('SIGKILL');
    await child.ended;
    expect(await store.runs.interrupted()).toMatchObject([{ id: 'held-run', state: 'queued' }]);
    const lease = await takeLease(store, 'connector:shared');
    await store.runs.update(lease, 'held-run', { state: 'reading' });
    expect(await store.runs.interrupted()).toEqual([]);
    await lease.release();
    expect(await store.runs.interrupted()).toHaveLength(1);
  });

  it('are not those just created here, nor those finished', async () => {
    await newRun(store);
    const lease = await takeLease(store, 'connector:okta');
    const finished = await newRun(store);
    await store.runs.update(lease, finished, { state: 'held' });
    await lease.release();
    expect(await store.runs.interrupted()).toEqual([]);
  });
});
