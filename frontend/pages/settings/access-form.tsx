import Button from '@atlaskit/button/new';
import Textarea from '@atlaskit/textarea';
import { useForm } from 'react-hook-form';
import { useSaveAccess } from '../../api/queries/administration';
import type { SettingsView } from '../../api/shapes';
import { FormField } from '../../components/form-field';
import { toLines } from '../../components/lines';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { useNotify } from '../../shell/notices';

/** Who besides administrators may look. */
export function AccessForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords();
  const notify = useNotify();
  const save = useSaveAccess();
  const { register, handleSubmit, formState } = useForm({ values: { groups: settings.access.readOnlyGroups.join('\n') } });

  function submit({ groups }: { readonly groups: string }) {
    const access = { readOnlyGroups: toLines(groups) };
    save.mutate({ access, version: settings.version }, { onSuccess: () => notify(t('saved')) });
  }

  return (
    <form className="rollcall-form" onSubmit={(event) => void handleSubmit(submit)(event)} noValidate>
      <FormField label={t('access.readOnlyGroups')} help={t('access.readOnlyGroupsHelp')}>
        {({ isInvalid: _, ...field }) => <Textarea {...field} {...register('groups')} minimumRows={2} />}
      </FormField>
      <Button type="submit" appearance="primary" isLoading={save.isPending} isDisabled={!formState.isDirty}>
        {t('action.save')}
      </Button>
      {save.error !== null && <Problem title={t('save.failed')} error={save.error} />}
    </form>
  );
}
