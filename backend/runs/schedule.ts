/** Scheduled runs: pg-boss fires each cron slot once over all processes, a worker starts the one pipeline. */

import type { PoolConfig } from 'pg';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Clock } from '../connectors/spi';
import { isRollcallError } from '../domain/errors';
import type { Store } from '../store/store';
import { isoNow } from './clock';
import type { RunService } from './run-service';

const SYNC_QUEUE = 'sync';
const RETENTION_QUEUE = 'retention';
const DAY_MS = 86_400_000;

export interface Scheduler {
  /** Takes over what the configuration says now: new, changed and removed schedules. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export async function startScheduler(options: {
  readonly store: Store;
  readonly connection: PoolConfig;
  readonly runs: RunService;
  readonly clock: Clock;
  readonly log: Logger;
}): Promise<Scheduler> {
  const { store, runs, clock, log } = options;
  const { host, port, user, password, database, connectionString, ssl } = options.connection;
  const boss = new PgBoss({
    ...(connectionString ? { connectionString } : { host, port, user, database, ...(typeof password === 'string' ? { password } : {}) }),
    ...(ssl ? { ssl } : {}),
    schema: 'jobs',
    max: 3,
    application_name: 'rollcall scheduler',
  } as ConstructorParameters<typeof PgBoss>[0]);
  boss.on('error', (error) => log.warn({ err: error }, 'scheduler'));
  await boss.start();
  await boss.createQueue(SYNC_QUEUE, { policy: 'stately', retryLimit: 0 });
  await boss.createQueue(RETENTION_QUEUE, { policy: 'singleton', retryLimit: 2 });
  await boss.work<{ connectorId: string }>(SYNC_QUEUE, async (jobs) => {
    for (const job of jobs) await fire(job.data.connectorId);
  });
  await boss.work(RETENTION_QUEUE, async () => {
    const { retention } = (await store.settings.get()).value;
    const before = (days: number) => new Date(clock.now() - days * DAY_MS).toISOString();
    const removed = await store.runs.purge(before(retention.runDays));
    await store.audit.purge(before(retention.auditDays));
    log.info({ runs: removed }, 'retention applied');
  });
  await boss.schedule(RETENTION_QUEUE, '17 3 * * *', {}, { tz: 'UTC' });

  async function fire(connectorId: string): Promise<void> {
    try {
      const run = await runs.start({ connectorId, kind: 'full', trigger: 'schedule', actor: 'schedule' });
      log.info({ runId: run.id, connectorId, at: isoNow(clock) }, 'scheduled run started');
    } catch (error) {
      // A slot that finds a run going on is not an accident: the next slot comes.
      if (isRollcallError(error) && error.code === 'already-running') log.info({ connectorId }, 'scheduled run left out: one is going on');
      else log.error({ err: error, connectorId }, 'scheduled run did not start');
    }
  }

  async function refresh(): Promise<void> {
    const wanted = new Map(
      (await store.connectors.list()).flatMap(({ value }) =>
        value.enabled && value.schedule ? [[value.id, value.schedule] as const] : [],
      ),
    );
    for (const present of await boss.getSchedules(SYNC_QUEUE)) {
      if (!wanted.has(present.key)) await boss.unschedule(SYNC_QUEUE, present.key);
    }
    for (const [connectorId, { cron, timeZone }] of wanted)
      await boss.schedule(SYNC_QUEUE, cron, { connectorId }, { tz: timeZone, key: connectorId, singletonKey: connectorId });
  }

  await refresh();
  return { refresh, close: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}
