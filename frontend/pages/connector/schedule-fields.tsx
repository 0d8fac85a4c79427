import Heading from '@atlaskit/heading';
import { useFormContext } from 'react-hook-form';
import { useWords } from '../../messages/words';
import { ScheduleEditor } from '../schedule/schedule-editor';
import type { ConnectorInput } from './connector-input';

/** When a sync starts by itself. */
export function ScheduleFields() {
  const { t } = useWords();
  const { watch, setValue, formState, clearErrors } = useFormContext<ConnectorInput>();
  const change = { shouldDirty: true };
  return (
    <>
      <Heading size="small" as="h2">
        {t('schedule.title')}
      </Heading>
      <ScheduleEditor
        value={{ cron: watch('cron'), timeZone: watch('timeZone') }}
        error={formState.errors.cron?.message}
        onChange={({ cron, timeZone }) => {
          clearErrors('cron');
          setValue('cron', cron, change);
          setValue('timeZone', timeZone, change);
        }}
      />
    </>
  );
}
