import Heading from '@atlaskit/heading';
import Textfield from '@atlaskit/textfield';
import { useFormContext } from 'react-hook-form';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import type { MessageKey } from '../../messages/en';
import { useWords } from '../../messages/words';
import type { ConnectorInput } from './connector-input';

const usual: readonly { readonly cron: string; readonly label: MessageKey }[] = [
  { cron: '', label: 'schedule.none' },
  { cron: '*/15 * * * *', label: 'schedule.quarter' },
  { cron: '0 * * * *', label: 'schedule.hour' },
  { cron: '0 */6 * * *', label: 'schedule.sixHours' },
  { cron: '0 2 * * *', label: 'schedule.night' },
];
const own = 'own';

/** When a sync starts by itself. */
export function ScheduleFields() {
  const { t } = useWords();
  const { register, watch, setValue } = useFormContext<ConnectorInput>();
  const cron = watch('cron');
  const timeZone = watch('timeZone');
  const isUsual = usual.some((one) => one.cron === cron);
  const zones = [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];

  return (
    <>
      <Heading size="small" as="h2">
        {t('schedule.title')}
      </Heading>
      <FormField label={t('schedule.when')}>
        {({ id }) => (
          <Choice
            id={id}
            value={isUsual ? cron : own}
            onChange={({ target: { value } }) => setValue('cron', value === own ? '30 * * * *' : value, { shouldDirty: true })}
            options={[...usual.map((one) => ({ value: one.cron, label: t(one.label) })), { value: own, label: t('schedule.own') }]}
          />
        )}
      </FormField>
      {!isUsual && (
        <FormField label={t('schedule.cron')} help={t('schedule.cronHelp')}>
          {(field) => <Textfield {...field} {...register('cron')} />}
        </FormField>
      )}
      {cron !== '' && (
        <FormField label={t('schedule.timeZone')}>
          {({ id }) => <Choice id={id} {...register('timeZone')} options={zones.map((zone) => ({ value: zone, label: zone }))} />}
        </FormField>
      )}
    </>
  );
}
