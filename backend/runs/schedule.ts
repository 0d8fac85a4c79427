/** Scheduled runs: pg-boss fires each cron slot once over all processes, a worker starts the one pipeline. */

import type { PoolConfig } from 'pg';
import { type ConstructorOptions, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Clock } from '../connectors/spi';
import { isRollcallError } from '../domain/errors';
import type { Store } from '../store/store';
import type { RunService } from './run-service';
import { CONFIGURATION_CHANNEL } from './shared-names';

const SYNC_QUEUE = 'sync';
const RETENTION_QUEUE = 'retention';
const DAY_MS = 86_400_000;
/** How often runs of processes that died are looked for. */
const RESUME_MS = 30_000;

export interface Scheduler {
  /** Takes over what the configuration says now: new, changed and removed schedules. Changes saved by any process are followed anyway. */
  refresh(): Promise<void>;
  /** Waits for what is being started, at most five seconds. */
  close(): Promise<void>;
}

export interface SchedulerOptions {
  readonly store: Store;
  readonly connection: PoolConfig;
  readonly runs: RunService;
  readonly clock: Clock;
  readonly log: Logger;
}

export async function startScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const { store, runs, log } = options;
  const boss = new PgBoss(bossOptions(options.connection));
  boss.on('error', (error) => log.warn({ err: error }, 'scheduler'));
  await boss.start();
  // One waiting and one active start of a connector at most (the singleton key is the connector's id), never repeated.
  await boss.createQueue(SYNC_QUEUE, { policy: 'stately', retryLimit: 0 });
  await boss.createQueue(RETENTION_QUEUE, { policy: 'singleton', retryLimit: 2 });
  await boss.work<{ connectorId: string }>(SYNC_QUEUE, async (jobs) => {
    for (const job of jobs) await fire(job.data.connectorId, options);
  });
  await boss.work(RETENTION_QUEUE, () => applyRetention(options));
  await boss.schedule(RETENTION_QUEUE, '17 3 * * *', {}, { tz: 'UTC', missed: 'once' });

  let refreshing: Promise<void> = Promise.resolve();
  let closed = false;
  /** One after the other: an older list of schedules must not win over a newer one. */
  function refresh(): Promise<void> {
    refreshing = refreshing
      .catch(() => undefined)
      .then(async () => {
        if (!closed) await followConfiguration(boss, store, log);
      });
    return refreshing;
  }

  await refresh();
  const unlisten = await store.listen(CONFIGURATION_CHANNEL, () => {
    refresh().catch((error: unknown) => log.error({ err: error }, 'schedules not refreshed'));
  });
  const resuming = setInterval(() => {
    runs.resumeInterrupted().catch((error: unknown) => log.warn({ err: error }, 'looking for interrupted runs failed'));
  }, RESUME_MS);
  resuming.unref();
  return {
    refresh,
    async close() {
      closed = true;
      clearInterval(resuming);
      await unlisten();
      await refreshing.catch(() => undefined);
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}

function bossOptions({ connectionString, host, port, user, password, database, ssl }: PoolConfig): ConstructorOptions {
  const address: ConstructorOptions = connectionString
    ? { connectionString }
    : {
        ...(host ? { host } : {}),
        ...(port ? { port } : {}),
        ...(user ? { user } : {}),
        ...(database ? { database } : {}),
        ...(typeof password === 'string' ? { password } : {}),
      };
  return { ...address, ...(ssl ? { ssl } : {}), schema: 'jobs', max: 3, application_name: 'rollcall scheduler' };
}

async function fire(connectorId: string, { runs, log }: SchedulerOptions): Promise<void> {
  try {
    const run = await runs.start({ connectorId, kind: 'delta', trigger: 'schedule', actor: 'schedule' });
    log.info({ runId: run.id, connectorId }, 'scheduled run started');
  } catch (error) {
    // A slot that finds a run going on is not an accident: the next slot comes.
    if (isRollcallError(error) && error.code === 'already-running') log.info({ connectorId }, 'scheduled run left out: one is going on');
    else log.error({ err: error, connectorId }, 'scheduled run did not start');
  }
}

async function applyRetention({ store, clock, log }: SchedulerOptions): Promise<void> {
  const { retention } = (await store.settings.get()).value;
  const before = (days: number) => new Date(clock.now() - days * DAY_MS).toISOString();
  const removed = await store.runs.purge(before(retention.runDays));
  await store.audit.purge(before(retention.auditDays));
  await store.deliveries.purge(before(retention.runDays));
  await store.notes.purge();
  log.info({ runs: removed }, 'retention applied');
}

/** Makes pg-boss's schedules equal to those of the enabled connectors. */
async function followConfiguration(boss: PgBoss, store: Store, log: Logger): Promise<void> {
  const wanted = new Map(
    (await store.connectors.list()).flatMap(({ value }) =>
      value.enabled && value.schedule && !value.schedule.paused ? [[value.id, value.schedule] as const] : [],
    ),
  );
  const present = new Map((await boss.getSchedules(SYNC_QUEUE)).map((schedule) => [schedule.key, schedule]));
  for (const key of present.keys()) if (!wanted.has(key)) await boss.unschedule(SYNC_QUEUE, key);
  for (const [connectorId, { cron, timeZone }] of wanted) {
    const before = present.get(connectorId);
    if (before?.cron === cron && before.timezone === timeZone) continue;
    try {
      // Made anew, because slots that another expression had before the change were not missed by this one.
      if (before) await boss.unschedule(SYNC_QUEUE, connectorId);
      // However many slots passed while nothing ran: one run catches up.
      const options = { tz: timeZone, key: connectorId, singletonKey: connectorId, missed: 'once' } as const;
      await boss.schedule(SYNC_QUEUE, cron, { connectorId }, options);
    } catch (error) {
      log.error({ err: error, connectorId, cron, timeZone }, 'this schedule cannot be followed');
    }
  }
}
