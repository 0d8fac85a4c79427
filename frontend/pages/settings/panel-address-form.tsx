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
import { isWebAddress } from './is-web-address';
import { SaveOutcome } from './save-outcome';
import { anew, useBase } from './use-base';

interface AddressInput {
  readonly panelUrl: string;
}

const toInput = ({ notifications }: SettingsView): AddressInput => ({ panelUrl: notifications.panelUrl ?? '' });

/** Where the links in messages lead. */
export function PanelAddressForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords();
  const notify = useNotify();
  const mayChange = useMayChange();
  const api = useApi();
  const { register, handleSubmit, getValues, reset, formState } = useForm<AddressInput>({
    values: toInput(settings),
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isDirty } = formState;
  const save = useSaveSection<AddressInput>({
    settings: useBase(settings, isDirty),
    of: ({ notifications }) => notifications.panelUrl,
    send: ({ panelUrl }, { version }) => api.savePanelUrl(panelUrl.trim() === '' ? null : panelUrl.trim(), version),
  });

  function submit(input: AddressInput, over = false) {
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
        <FormField label={t('notify.panelUrl')} help={t('notify.panelUrlHelp')} error={errors.panelUrl && t('field.notAddress')}>
          {(field) => <Textfield {...field} {...register('panelUrl', { validate: isWebAddress })} inputMode="url" />}
        </FormField>
        {mayChange && (
          <Button type="submit" isLoading={save.isPending} isDisabled={!isDirty}>
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
