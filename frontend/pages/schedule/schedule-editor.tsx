import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { ApiError } from '../../api/error';
import { useFirings } from '../../api/queries/connectors';
import type { Schedule } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { Moment } from '../../components/moment';
import type { MessageKey } from '../../messages/en';
import { useWords } from '../../messages/words';
import { describeCron } from './describe-cron';

export interface ScheduleInput {
  /** Empty: never by itself. */
  readonly cron: string;
  readonly timeZone: string;
}

export interface ScheduleEditorProps {
  readonly value: ScheduleInput;
  readonly onChange: (value: ScheduleInput) => void;
  /** What the server said of it. */
  readonly error?: string | undefined;
}

const usual: readonly { readonly cron: string; readonly label: MessageKey }[] = [
  { cron: '', label: 'schedule.none' },
  { cron: '*/15 * * * *', label: 'schedule.quarter' },
  { cron: '0 * * * *', label: 'schedule.hour' },
  { cron: '0 */6 * * *', label: 'schedule.sixHours' },
  { cron: '0 6,18 * * *', label: 'schedule.twiceDaily' },
  { cron: '0 2 * * *', label: 'schedule.night' },
  { cron: '0 6 * * 1-5', label: 'schedule.weekdays' },
  { cron: '0 2 * * 0', label: 'schedule.weekly' },
];
const own = 'own';
const shownFirings = 3;

/** The reader's own zone is what most people mean by "at two". */
export function homeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** When a sync starts by itself, in presets or as a cron expression, and when that would be next. */
export function ScheduleEditor({ value, onChange, error }: ScheduleEditorProps) {
  const words = useWords();
  const { t } = words;
  const { cron, timeZone } = value;
  // Stays open while somebody empties it to write another one.
  const [isWriting, setIsWriting] = useState(false);
  const isUsual = !isWriting && usual.some((one) => one.cron === cron);
  const zones = [...new Set([timeZone, homeZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  const schedule: Schedule | null = cron.trim() === '' ? null : { cron: cron.trim(), timeZone };
  const firings = useFirings(schedule);
  const refusal = firings.error === null || isUsual ? undefined : wordsOf(firings.error);
  const spoken = describeCron(cron, words);

  return (
    <>
      <FormField label={t('schedule.when')}>
        {({ id }) => (
          <Choice
            id={id}
            value={isUsual ? cron : own}
            onChange={({ target }) => {
              setIsWriting(target.value === own);
              onChange({ timeZone, cron: target.value === own ? cron || '30 * * * *' : target.value });
            }}
            options={[...usual.map((one) => ({ value: one.cron, label: t(one.label) })), { value: own, label: t('schedule.own') }]}
          />
        )}
      </FormField>
      {!isUsual && (
        <FormField
          label={t('schedule.cron')}
          help={schedule === null ? t('schedulePage.never') : (spoken ?? t('schedule.cronHelp'))}
          error={error ?? refusal}
        >
          {(field) => (
            <Textfield
              {...field}
              value={cron}
              isMonospaced
              autoComplete="off"
              onChange={(event) => onChange({ timeZone, cron: event.currentTarget.value })}
            />
          )}
        </FormField>
      )}
      {schedule !== null && (
        <FormField label={t('schedule.timeZone')}>
          {({ id }) => (
            <Choice
              id={id}
              value={timeZone}
              onChange={({ target }) => onChange({ cron, timeZone: target.value })}
              options={zones.map((zone) => ({ value: zone, label: zone }))}
            />
          )}
        </FormField>
      )}
      {schedule !== null && firings.error === null && firings.data !== undefined && firings.data.length > 0 && (
        <div>
          <span className="rollcall-label">{t('schedulePage.preview')}</span>
          <ul className="rollcall-plain">
            {firings.data.slice(0, shownFirings).map((at) => (
              <li key={at}>
                <Moment at={at} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function wordsOf(error: Error): string {
  const [problem] = error instanceof ApiError ? error.problems : [];
  return problem === undefined ? error.message : `${problem.message} ${problem.remedy}`;
}
