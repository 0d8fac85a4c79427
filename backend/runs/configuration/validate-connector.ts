/** Everything that can be found wrong with a connector before it is saved, without asking the source. */
import type { ConnectorType, FieldValues } from '../../connectors/spi';
import type { ConnectorConfiguration, Schedule } from '../../domain/configuration';
import { validateRules } from '../../domain/rules/validate-rules';
import type { ConfigurationProblem } from './problem';
import { nextMomentOf, nextMomentsOf } from './read-schedule';

/** @param values the type's fields, secrets included. */
export function validateConnector(
  connector: ConnectorConfiguration,
  values: FieldValues,
  types: ReadonlyMap<string, ConnectorType>,
): readonly ConfigurationProblem[] {
  const type = types.get(connector.type);
  if (!type) {
    return [
      { path: 'type', message: `There is no connector type "${connector.type}".`, remedy: `Use one of: ${[...types.keys()].join(', ')}.` },
    ];
  }
  return [
    ...validateSource(type, values),
    ...validateRules(connector.rules).map(({ field, message, remedy }) => ({ path: `rules.${field}`, message, remedy })),
    ...validateSchedule(connector.schedule),
  ];
}

function validateSource(type: ConnectorType, values: FieldValues): ConfigurationProblem[] {
  const known = new Set(type.spec.fields.map((field) => field.key));
  const unknown = Object.keys(values)
    .filter((key) => !known.has(key))
    .map((key) => ({
      path: `source.${key}`,
      message: `${type.spec.label} has no field "${key}".`,
      remedy: `Use one of: ${[...known].join(', ')}.`,
    }));
  const parsed = type.parse(values);
  const problems = parsed.ok ? [] : parsed.problems.map(({ field, message, remedy }) => ({ path: `source.${field}`, message, remedy }));
  return [...unknown, ...problems];
}

/** 1 January of a leap year: every moment that comes at all comes within the years after it. */
const BEGINNING = new Date('2024-01-01T00:00:00Z');

export function validateSchedule(schedule: Schedule | null): ConfigurationProblem[] {
  if (!schedule || nextMomentOf(schedule, BEGINNING)) return [];
  return [
    {
      path: 'schedule',
      message: `"${schedule.cron}" in time zone "${schedule.timeZone}" is not a schedule.`,
      remedy: 'Use five cron fields (minute hour day month weekday), such as "0 * * * *", and an IANA time zone, such as "Europe/Vienna".',
    },
  ];
}

/** ISO time of the next run; null without a schedule that is followed. */
export function nextRunOf(schedule: Schedule | null, from: Date): string | null {
  return nextRunsOf(schedule, from, 1)[0] ?? null;
}

/** ISO times of the next runs, the soonest first; none without a schedule that is followed. */
export function nextRunsOf(schedule: Schedule | null, from: Date, count: number): readonly string[] {
  if (!schedule || schedule.paused) return [];
  return nextMomentsOf(schedule, from, count).map((moment) => moment.toISOString());
}
