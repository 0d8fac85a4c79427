/** Everything that can be found wrong with a connector before it is saved, without asking the source. */
import { Cron } from 'croner';
import type { ConnectorType, FieldValues } from '../../connectors/spi';
import type { ConnectorConfiguration, Schedule } from '../../domain/configuration';
import { validateRules } from '../../domain/rules/validate-rules';
import type { ConfigurationProblem } from './problem';

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

/** The form every cron agrees on: no `L`, `W`, `#` or `@daily`, which one reader knows and another does not. */
const FIELDS = /^[\d*,/A-Za-z-]+( +[\d*,/A-Za-z-]+){4}$/;

function validateSchedule(schedule: Schedule | null): ConfigurationProblem[] {
  if (!schedule) return [];
  try {
    if (!FIELDS.test(schedule.cron.trim())) throw new RangeError('not the common form');
    new Cron(schedule.cron, { timezone: schedule.timeZone, mode: '5-part' }).nextRun();
    return [];
  } catch {
    return [
      {
        path: 'schedule',
        message: `"${schedule.cron}" in time zone "${schedule.timeZone}" is not a schedule.`,
        remedy:
          'Use five cron fields (minute hour day month weekday), such as "0 * * * *", and an IANA time zone, such as "Europe/Vienna".',
      },
    ];
  }
}

/** ISO time of the next run; null without a schedule. */
export function nextRunOf(schedule: Schedule | null, from: Date): string | null {
  if (!schedule) return null;
  return new Cron(schedule.cron, { timezone: schedule.timeZone, mode: '5-part' }).nextRun(from)?.toISOString() ?? null;
}
