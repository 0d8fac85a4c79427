/** Where in the form an error of the server belongs. */
import type { FieldPath } from 'react-hook-form';
import { ApiError } from '../../../api/error';
import type { ConnectorInput } from '../connector-input';

export interface FieldError {
  readonly name: FieldPath<ConnectorInput>;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** Paths of the configuration, without what stands in brackets after them, and the fields that show them. */
const fields: Readonly<Record<string, FieldPath<ConnectorInput>>> = {
  name: 'name',
  id: 'id',
  precedence: 'precedence',
  schedule: 'cron',
  'schedule.cron': 'cron',
  'schedule.timeZone': 'timeZone',
  'reading.fullEveryHours': 'fullEveryHours',
  'rules.scope.requiredGroups': 'requiredGroups',
  'rules.scope.neverTouch': 'neverTouch',
  'rules.groups.include': 'includeGroups',
  'rules.groups.exclude': 'excludeGroups',
  'rules.groups.alwaysAssigned': 'alwaysAssigned',
  'rules.leavers.graceDays': 'leavers.graceDays',
  'rules.brakes.deactivations.count': 'deactivations.count',
  'rules.brakes.deactivations.percent': 'deactivations.percent',
  'rules.brakes.deactivations.floor': 'deactivations.floor',
  'rules.brakes.membershipRemovals.count': 'membershipRemovals.count',
  'rules.brakes.membershipRemovals.percent': 'membershipRemovals.percent',
  'rules.brakes.membershipRemovals.floor': 'membershipRemovals.floor',
};

/** The errors that belong to a field; others are shown as a whole only. */
export function fieldErrorsOf(error: unknown): readonly FieldError[] {
  if (!(error instanceof ApiError)) return [];
  const found = new Map<FieldPath<ConnectorInput>, string>();
  const own = error.field === null ? [] : [{ path: error.field, message: error.message, remedy: error.remedy ?? '' }];
  for (const { path, message, remedy } of error.problems.length > 0 ? error.problems : own) {
    const name = fieldOf(path);
    if (name !== null && !found.has(name)) found.set(name, `${message} ${remedy}`.trim());
  }
  return [...found].map(([name, message]) => ({ name, message }));
}

function fieldOf(path: string): FieldPath<ConnectorInput> | null {
  const key = path.replace(/^body\./, '').replace(/^(configuration|connector)\./, '');
  const [, source] = /^source\.([^.[]+)/.exec(key) ?? [];
  if (source !== undefined) return `source.${source}`;
  const [, index, part] = /^rules\.scope\.conditions\[(\d+)\](?:\.(attribute|operator|value))?/.exec(key) ?? [];
  if (index !== undefined) return `conditions.${Number(index)}.${(part ?? 'attribute') as 'attribute' | 'operator' | 'value'}`;
  return fields[key.replace(/\[\d+\].*$/, '')] ?? null;
}
