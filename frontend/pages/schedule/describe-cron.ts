/** A cron expression in plain words, as far as it is one of those people write. */
import type { Words } from '../../messages/words';

type Speaker = Pick<Words, 't' | 'locale'>;

const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Null: it is no such expression, or one that words would not make clearer. */
export function describeCron(cron: string, words: Speaker): string | null {
  const [minute, hour, dayOfMonth, month, dayOfWeek, ...more] = cron.trim().split(/ +/);
  if (minute === undefined || hour === undefined || dayOfMonth === undefined || dayOfWeek === undefined) return null;
  if (month !== '*' || more.length > 0) return null;
  const at = timesOf(minute, hour, words);
  if (dayOfMonth !== '*') {
    const days = listOf(dayOfMonth, 1, 31);
    if (dayOfWeek !== '*' || days === null || at === null) return null;
    return words.t('cron.monthly', { days: join(days.map(String), words), times: at });
  }
  const days = dayOfWeek === '*' ? '' : daysOf(dayOfWeek, words);
  if (days === null) return null;
  if (at !== null) return days === '' ? words.t('cron.daily', { times: at }) : words.t('cron.days', { days, times: at });
  const often = intervalOf(minute, hour, words);
  if (often === null) return null;
  return days === '' ? often : words.t('cron.onDays', { when: often, days });
}

/** Times of the day; null when it is an interval. */
function timesOf(minute: string, hour: string, words: Speaker): string | null {
  const minutes = listOf(minute, 0, 59);
  const hours = listOf(hour, 0, 23);
  if (minutes === null || hours === null || minutes.length * hours.length > 6) return null;
  return join(
    hours.flatMap((h) => minutes.map((m) => clock(h, m, words))),
    words,
  );
}

function intervalOf(minute: string, hour: string, words: Speaker): string | null {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(hour) ?? [];
  const every = stepOf(minute, 60);
  const past = numberIn(minute, 0, 59);
  const pastHour = past === null ? null : past === 0 ? words.t('cron.onTheHour') : words.t('cron.hourly', { minute: past });
  const often = every === null ? pastHour : every === 1 ? words.t('cron.everyMinute') : words.t('cron.everyMinutes', { count: every });
  if (often === null) return null;
  if (hour === '*') return often;
  if (from !== undefined && to !== undefined) {
    const start = numberIn(from, 0, 23);
    const end = numberIn(to, 0, 23);
    if (start === null || end === null) return null;
    return words.t('cron.between', { when: often, from: clock(start, past ?? 0, words), to: clock(end, past ?? 59, words) });
  }
  const hours = stepOf(hour, 24);
  if (hours === null || past === null) return null;
  return past === 0 ? words.t('cron.everyHoursSharp', { count: hours }) : words.t('cron.everyHours', { count: hours, minute: past });
}

function daysOf(text: string, words: Speaker): string | null {
  const named = dayNames.reduce((all, name, index) => all.replaceAll(name, String(index)), text.toUpperCase());
  if (named === '1-5') return words.t('cron.weekdays');
  const days = listOf(named, 0, 7);
  if (days === null) return null;
  const format = new Intl.DateTimeFormat(words.locale, { weekday: 'long', timeZone: 'UTC' });
  // 4 January 1970 was a Sunday.
  return join(
    days.map((day) => format.format(new Date(Date.UTC(1970, 0, 4 + day)))),
    words,
  );
}

/** `*`, or a step that divides the whole: every so many. */
function stepOf(text: string, whole: number): number | null {
  if (text === '*') return 1;
  const [, step] = /^\*\/(\d+)$/.exec(text) ?? [];
  const every = Number(step);
  return step !== undefined && every >= 1 && whole % every === 0 ? every : null;
}

function listOf(text: string, least: number, most: number): number[] | null {
  const numbers = text.split(',').map((one) => numberIn(one, least, most));
  return numbers.includes(null) ? null : numbers.filter((one) => one !== null);
}

function numberIn(text: string, least: number, most: number): number | null {
  if (!/^\d{1,2}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

function clock(hour: number, minute: number, { locale }: Speaker): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 1, hour, minute)));
}

function join(parts: readonly string[], { locale }: Speaker): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}
