import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useForm } from 'react-hook-form';
import { useSaveRetention } from '../../api/queries/administration';
import type { SettingsView } from '../../api/shapes';
import { FormField } from '../../components/form-field';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { useNotify } from '../../shell/notices';

/** How long history and audit are kept. */
export function RetentionForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords();
  const notify = useNotify();
  const save = useSaveRetention();
  const { runDays, auditDays } = settings.retention;
  const { register, handleSubmit, formState } = useForm({ values: { runDays: String(runDays), auditDays: String(auditDays) } });
  const { errors, isDirty } = formState;

  function submit(input: { readonly runDays: string; readonly auditDays: string }) {
    const retention = { runDays: Number(input.runDays), auditDays: Number(input.auditDays) };
    save.mutate({ retention, version: settings.version }, { onSuccess: () => notify(t('saved')) });
  }

  return (
    <form className="rollcall-form" onSubmit={(event) => void handleSubmit(submit)(event)} noValidate>
      <FormField
        label={t('retention.runDays')}
        help={t('retention.runDaysHelp')}
        error={errors.runDays && t('number.between', { min: 1, max: 3650 })}
      >
        {(field) => <Textfield {...field} {...register('runDays', { required: true, min: 1, max: 3650 })} type="number" width="small" />}
      </FormField>
      <FormField label={t('retention.auditDays')} error={errors.auditDays && t('number.between', { min: 30, max: 3650 })}>
        {(field) => <Textfield {...field} {...register('auditDays', { required: true, min: 30, max: 3650 })} type="number" width="small" />}
      </FormField>
      <Button type="submit" appearance="primary" isLoading={save.isPending} isDisabled={!isDirty}>
        {t('action.save')}
      </Button>
      {save.error !== null && <Problem title={t('save.failed')} error={save.error} />}
    </form>
  );
}
