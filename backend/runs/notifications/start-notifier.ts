/** Keeps notifications going: soon after each run, and every few seconds for what other processes left and what is tried again. */
import type { Logger } from 'pino';
import { FINISHED } from '../../domain/runs/run';
import type { RunService } from '../run-service';
import type { NotificationService } from './notification-service';

const LOOK_MS = 10_000;
const WATCH_MS = 60_000;
/** After a start the scheduler first catches up. */
const FIRST_WATCH_MS = 3 * 60_000;
const LEAVE_MS = 4_000;

export interface Notifier {
  /** Lets what is being sent end, at most four seconds. What is left is sent by the next process. */
  close(): Promise<void>;
}

export interface NotifierOptions {
  readonly notifications: NotificationService;
  readonly runs: Pick<RunService, 'onProgress'>;
  readonly log: Logger;
}

export function startNotifier({ notifications, runs, log }: NotifierOptions): Notifier {
  const leaving = new AbortController();
  let working: Promise<void> | null = null;
  let again = false;

  async function work(): Promise<void> {
    do {
      again = false;
      await notifications.work(leaving.signal).catch((error: unknown) => log.warn({ err: error }, 'notifications are held up'));
    } while (again && !leaving.signal.aborted);
  }

  function wake(): void {
    if (leaving.signal.aborted) return;
    again = true;
    working ??= work().finally(() => {
      working = null;
    });
  }

  function watch(): void {
    notifications
      .watch()
      .then(wake)
      .catch((error: unknown) => log.warn({ err: error }, 'looking for missed runs failed'));
  }

  const unsubscribe = runs.onProgress(({ state }) => {
    if (FINISHED.has(state)) wake();
  });
  const looking = setInterval(wake, LOOK_MS);
  let watching: NodeJS.Timeout = setTimeout(() => {
    watch();
    watching = setInterval(watch, WATCH_MS);
    watching.unref();
  }, FIRST_WATCH_MS);
  looking.unref();
  watching.unref();
  wake();

  return {
    async close() {
      unsubscribe();
      clearInterval(looking);
      clearTimeout(watching);
      const timer = setTimeout(() => leaving.abort(), LEAVE_MS);
      again = false;
      await working;
      clearTimeout(timer);
      leaving.abort();
    },
  };
}
