import Button from '@atlaskit/button/new';
import Textarea from '@atlaskit/textarea';
import { useForm } from 'react-hook-form';
import { useApi } from '../../api/api-context';
import { useSaveSection } from '../../api/queries/settings';
import type { SettingsView } from '../../api/shapes';
import { FormField } from '../../components/form-field';
import { toLines } from '../../components/lines';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { useNotify } from '../../shell/notices';
import { SaveOutcome } from './save-outcome';
import { anew, useBase } from './use-base';

interface AccessInput {
  readonly groups: string;
}

const toInput = ({ access }: SettingsView): AccessInput => ({ groups: access.readOnlyGroups.join('\n') });

/** Who besides administrators may look. */
export function AccessForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords();
  const notify = useNotify();
  const mayChange = useMayChange();
  const api = useApi();
  const { register, handleSubmit, getValues, reset, formState } = useForm<AccessInput>({
    values: toInput(settings),
    resetOptions: { keepDirtyValues: true },
  });
  const save = useSaveSection<AccessInput>({
    settings: useBase(settings, formState.isDirty),
    of: ({ access }) => access,
    send: ({ groups }, { version }) => api.saveAccess({ readOnlyGroups: toLines(groups) }, version),
  });

  function submit(input: AccessInput, over = false) {
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
        <FormField label={t('access.readOnlyGroups')} help={t('access.readOnlyGroupsHelp')}>
          {({ isInvalid: _, ...field }) => <Textarea {...field} {...register('groups')} minimumRows={2} />}
        </FormField>
        {mayChange && (
          <Button type="submit" appearance="primary" isLoading={save.isPending} isDisabled={!formState.isDirty}>
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
