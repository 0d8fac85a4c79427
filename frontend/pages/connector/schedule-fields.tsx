import { useFormContext } from 'react-hook-form';
import { ScheduleEditor } from '../schedule/schedule-editor';
import type { ConnectorInput } from './connector-input';

/** When a sync starts by itself. */
export function ScheduleFields() {
  const { watch, setValue, formState, clearErrors } = useFormContext<ConnectorInput>();
  const change = { shouldDirty: true };
  return (
    <ScheduleEditor
      value={{ cron: watch('cron'), timeZone: watch('timeZone') }}
      error={formState.errors.cron?.message}
      onChange={({ cron, timeZone }) => {
        clearErrors('cron');
        setValue('cron', cron, change);
        setValue('timeZone', timeZone, change);
      }}
    />
  );
}
