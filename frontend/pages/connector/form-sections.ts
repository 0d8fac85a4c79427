/** The sections of the form of a stored connector, and what waits in each. */
import type { FieldErrors, FormState } from 'react-hook-form';
import type { SectionLink } from '../../components/sectioned';
import type { MessageKey } from '../../messages/en';
import type { ConnectorInput } from './connector-input';

interface FormSection {
  readonly anchor: string;
  readonly title: MessageKey;
  /** Fields, or what begins their names. */
  readonly fields: readonly (keyof ConnectorInput)[];
}

export const formSections = {
  general: { anchor: 'general', title: 'sections.general', fields: ['name', 'enabled'] },
  connection: { anchor: 'connection', title: 'connector.connection', fields: ['source'] },
  scope: {
    anchor: 'scope',
    title: 'scope.title',
    fields: ['includeGroups', 'excludeGroups', 'alwaysAssigned', 'requiredGroups', 'conditions', 'guests', 'serviceAccounts', 'neverTouch'],
  },
  matching: { anchor: 'matching', title: 'matching.title', fields: ['matching'] },
  leavers: { anchor: 'leavers', title: 'sections.leavers', fields: ['leavers'] },
  brakes: { anchor: 'brakes', title: 'brakes.title', fields: ['deactivations', 'membershipRemovals', 'holdsEmptyRead'] },
  reading: { anchor: 'reading', title: 'reading.title', fields: ['deltas', 'fullEveryHours', 'precedence'] },
  schedule: { anchor: 'schedule', title: 'schedule.title', fields: ['cron', 'timeZone', 'isPaused'] },
} as const satisfies Readonly<Record<string, FormSection>>;

/** What is wrong goes before what is not saved. */
export function markOf(
  { fields }: FormSection,
  errors: FieldErrors<ConnectorInput>,
  dirty: FormState<ConnectorInput>['dirtyFields'],
): NonNullable<SectionLink['mark']> | null {
  if (fields.some((field) => errors[field] !== undefined)) return 'wrong';
  return fields.some((field) => isTouched(dirty[field])) ? 'changed' : null;
}

/** What was changed and changed back leaves empty lists and objects behind. */
function isTouched(mark: unknown): boolean {
  if (typeof mark === 'object' && mark !== null) return Object.values(mark).some(isTouched);
  return mark === true;
}
