import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useForm } from 'react-hook-form';
import { useApi } from '../../api/api-context';
import { useSaveSection } from '../../api/queries/settings';
import type { SettingsView } from '../../api/shapes';
import { FormField } from '../../components/form-field';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { useNotify } from '../../shell/notices';
import { SaveOutcome } from './save-outcome';
import { anew, useBase } from './use-base';

interface RetentionInput {
  readonly runDays: string;
  readonly auditDays: string;
}

const runs = { min: 1, max: 3650 };
const audit = { min: 30, max: 3650 };

const toInput = ({ retention }: SettingsView): RetentionInput => ({
  runDays: String(retention.runDays),
  auditDays: String(retention.auditDays),
});

/** How long history and audit are kept. */
export function RetentionForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords();
  const notify = useNotify();
  const mayChange = useMayChange();
  const api = useApi();
  const { register, handleSubmit, getValues, reset, formState } = useForm<RetentionInput>({
    values: toInput(settings),
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isDirty } = formState;
  const save = useSaveSection<RetentionInput>({
    settings: useBase(settings, isDirty),
    of: ({ retention }) => retention,
    send: ({ runDays, auditDays }, { version }) => api.saveRetention({ runDays: Number(runDays), auditDays: Number(auditDays) }, version),
  });

  function submit(input: RetentionInput, over = false) {
    save.mutate(
      { input, over },
      {
        onSuccess: (saved) => {
          reset(toInput(saved), anew);
          notify(t('saved'));
        },
      },
    );
  }

  return (
    <form onSubmit={(event) => void handleSubmit((input) => submit(input))(event)} noValidate>
      <fieldset className="rollcall-form" disabled={!mayChange}>
        <FormField label={t('retention.runDays')} help={t('retention.runDaysHelp')} error={errors.runDays && t('number.between', runs)}>
          {(field) => <Textfield {...field} {...register('runDays', { required: true, ...runs })} type="number" width="small" />}
        </FormField>
        <FormField label={t('retention.auditDays')} error={errors.auditDays && t('number.between', audit)}>
          {(field) => <Textfield {...field} {...register('auditDays', { required: true, ...audit })} type="number" width="small" />}
        </FormField>
        {mayChange && (
          <Button type="submit" appearance="primary" isLoading={save.isPending} isDisabled={!isDirty}>
            {t('action.save')}
          </Button>
        )}
      </fieldset>
      <SaveOutcome
        error={save.error}
        onKeepMine={() => submit(getValues(), true)}
        onTakeTheirs={(theirs) => {
          save.reset();
          reset(toInput(theirs), anew);
        }}
      />
    </form>
  );
}
