/**
 * A second Rollcall process for the tests that kill, stop and share. Says one line for each thing it did.
 * Arguments: what to do, then the data directory or the address of the database.
 */
import { pino } from 'pino';
import { openStore } from '../../backend/store/open-store';
import type { Lease } from '../../backend/store/store';
import type { Task } from './start-child';

const [task, place = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
/** Resolves when the line has left: what waits in this process is lost when it is killed. */
const say = (line: string) => new Promise<void>((resolve) => process.stdout.write(`${line}\n`, () => resolve()));

async function take(leases: { acquire(name: string, purpose: string): Promise<Lease | object> }): Promise<Lease> {
  const lease = await leases.acquire('connector:shared', 'a test');
  if (!('token' in lease)) throw new Error('The lease is taken.');
  return lease;
}

/** Writes audit entries as fast as it can and says which are acknowledged. */
async function write(): Promise<void> {
  const store = await openStore({ dataDir: place, log });
  await say('READY');
  for (let i = 1; ; i++) {
    await store.audit.write({ actor: 'child', action: 'wrote', subject: String(i), detail: { text: 'x'.repeat(400) } });
    await say(`WROTE ${i}`);
  }
}

/** Opens the store and leaves in an orderly way when its input ends. */
async function visit(): Promise<void> {
  const store = await openStore({ dataDir: place, log });
  await store.ping();
  await say('READY');
  process.stdin.resume().on('end', () => void store.close().then(() => say('LEFT')));
}

/** Holds a lease and writes under it until that is refused. */
async function hold(): Promise<void> {
  const store = await openStore({ databaseUrl: place, log, leaseTimes: { ttlMs: 1_500, renewEveryMs: 250 } });
  const lease = await take(store.leases);
  lease.lost.addEventListener('abort', () => void say('LOST'));
  await say(`HOLDS ${lease.token}`);
  for (let i = 1; ; i++) {
    try {
      await store.runs.update(lease, 'held-run', { targetWrites: i });
      await say(`WROTE ${i}`);
    } catch (error) {
      await say(`REFUSED ${(error as { code?: string }).code}`);
      return store.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const tasks: Readonly<Record<Task, () => Promise<void>>> = {
  write,
  visit,
  hold,
  sleep: () => new Promise((resolve) => setTimeout(resolve, 60_000)),
};
void tasks[task as Task]();
