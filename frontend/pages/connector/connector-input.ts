import type { AttributeRule, ConnectorConfiguration, ConnectorSpec, Schedule, SpecField } from '../../api/shapes';
import { toLines } from '../../components/lines';
import { type RulesInput, rulesOf, toRulesInput } from './form/rules-input';

export type SourceValue = string | boolean | string[];

/** The form's fields as they are typed. */
export interface ConnectorInput extends RulesInput {
  name: string;
  id: string;
  enabled: boolean;
  /** By field of the spec; secrets too, which are empty unless entered. */
  source: Record<string, SourceValue>;
  cron: string;
  timeZone: string;
  isPaused: boolean;
  deltas: boolean;
  fullEveryHours: string;
  precedence: string;
}

export function toConnectorInput(spec: ConnectorSpec, stored: ConnectorConfiguration | null): ConnectorInput {
  return {
    name: stored?.name ?? spec.label,
    id: stored?.id ?? spec.type,
    enabled: stored?.enabled ?? true,
    source: Object.fromEntries(spec.fields.map((field) => [field.key, toSourceValue(field, stored?.source[field.key])])),
    // A new connector starts nothing by itself: first somebody looks at a preview.
    cron: stored?.schedule?.cron ?? '',
    timeZone: stored?.schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC',
    isPaused: stored?.schedule?.paused === true,
    deltas: stored?.reading.deltas ?? true,
    fullEveryHours: String(stored?.reading.fullEveryHours ?? 24),
    precedence: String(stored?.precedence ?? 100),
    ...toRulesInput(stored?.rules),
  };
}

function toSourceValue(field: SpecField, stored: unknown): SourceValue {
  const value = stored ?? field.default;
  if (field.kind === 'secret') return '';
  if (field.kind === 'boolean') return value === true;
  if (field.kind === 'list') {
    const list = Array.isArray(value) ? value.map(String) : [];
    return field.choices === undefined ? list.join('\n') : list;
  }
  return value === undefined || value === null ? '' : String(value);
}

/** Whether a field has the value it begins with. */
export function isAsGiven(field: SpecField, value: SourceValue | undefined): boolean {
  const given = toSourceValue(field, undefined);
  if (!Array.isArray(given) || !Array.isArray(value)) return (value ?? given) === given;
  return given.length === value.length && given.every((one) => value.includes(one));
}

/** Whether another field's value calls for this one. */
export function isAskedFor({ onlyWhen }: SpecField, source: Readonly<Record<string, SourceValue>>): boolean {
  if (onlyWhen === undefined) return true;
  const value = source[onlyWhen.key];
  return (typeof value === 'string' || typeof value === 'boolean') && onlyWhen.in.includes(value);
}

/** What is not in the form (renames, mapping) stays as it was. */
export function configurationOf(input: ConnectorInput, spec: ConnectorSpec, stored: ConnectorConfiguration | null): ConnectorConfiguration {
  const asked = spec.fields.filter((field) => field.kind !== 'secret' && isAskedFor(field, input.source));
  const values = asked.map((field) => [field.key, ofSourceValue(field, input.source[field.key])] as const);
  const mapping = stored?.rules.mapping ?? ([...spec.recommendedMapping] as AttributeRule[]);
  return {
    ...stored,
    id: input.id.trim(),
    name: input.name.trim(),
    type: spec.type,
    enabled: input.enabled,
    precedence: Number(input.precedence),
    source: Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    schedule: scheduleOf(input),
    reading: { deltas: input.deltas, fullEveryHours: Number(input.fullEveryHours) },
    rules: { ...rulesOf(input, stored?.rules), mapping },
  };
}

/** Null: nothing starts by itself. */
export function scheduleOf({ cron, timeZone, isPaused }: Pick<ConnectorInput, 'cron' | 'timeZone' | 'isPaused'>): Schedule | null {
  if (cron.trim() === '') return null;
  return { cron: cron.trim(), timeZone, ...(isPaused ? { paused: true } : {}) };
}

function ofSourceValue(field: SpecField, value: SourceValue | undefined): unknown {
  if (field.kind === 'list') return Array.isArray(value) ? value : toLines(String(value ?? ''));
  if (typeof value !== 'string') return value;
  const text = field.kind === 'multiline' ? value : value.trim();
  if (text === '') return undefined;
  return field.kind === 'number' ? Number(text) : text;
}

/** Only what was entered: an empty field keeps what is stored. */
export function secretsOf(input: ConnectorInput, spec: ConnectorSpec): Readonly<Record<string, string>> {
  const secrets = spec.fields.filter((field) => field.kind === 'secret' && isAskedFor(field, input.source));
  const values = secrets.map(({ key }) => [key, input.source[key]] as const);
  return Object.fromEntries(values.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''));
}
