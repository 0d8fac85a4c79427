/** Schedules as the scheduler itself reads them, so that what is accepted is followed and what is shown is when it fires. */
import { PgBoss } from 'pg-boss';
import type { Schedule } from '../../domain/configuration';

/** Never started and without a database: only its reading of expressions is used. */
let reader: PgBoss | undefined;

/** Five fields; the scheduler would take six as well, the first for seconds, and rules of calendars. */
const FIVE_FIELDS = /^[\d*,/A-Za-z-]+( +[\d*,/A-Za-z-]+){4}$/;

/** The next moment after `from`; null when this is no schedule or none is ever due. */
export function nextMomentOf(schedule: Schedule, from: Date): Date | null {
  return nextMomentsOf(schedule, from, 1)[0] ?? null;
}

/** The next moments after `from`, at most `count`; none when this is no schedule. Whether it is paused is not looked at. */
export function nextMomentsOf({ cron, timeZone }: Schedule, from: Date, count: number): readonly Date[] {
  if (!FIVE_FIELDS.test(cron)) return [];
  reader ??= new PgBoss({ db: { executeSql: async () => ({ rows: [] }) } });
  try {
    return reader.previewSchedule(cron, { from, tz: timeZone, count });
  } catch {
    return [];
  }
}
