import Button from '@atlaskit/button/new';
import { useQueryClient } from '@tanstack/react-query';
import { FormProvider, useForm } from 'react-hook-form';
import { useApi } from '../../api/api-context';
import { useCheckJira } from '../../api/queries/administration';
import { useSaveSection } from '../../api/queries/settings';
import type { SettingsView } from '../../api/shapes';
import { ProbeList } from '../../components/probe-list';
import { Problem } from '../../components/problem';
import { UnsavedGuard } from '../../components/unsaved-guard';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { useNotify } from '../../shell/notices';
import { JiraConnectionFields } from './jira-connection-fields';
import { type JiraInput, jiraFields, jiraOf, jiraSecretsOf, toJiraInput } from './jira-input';
import { JiraLimitFields } from './jira-limit-fields';
import { placeProblems } from './place-problems';
import { SaveOutcome } from './save-outcome';
import { anew, useBase } from './use-base';

/** The connection to Jira. Secrets go in and never come out. Saved before it is checked: the check asks what a run would. */
export function JiraForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords();
  const notify = useNotify();
  const mayChange = useMayChange();
  const api = useApi();
  const queries = useQueryClient();
  const check = useCheckJira();
  const form = useForm<JiraInput>({ values: toJiraInput(settings.jira), resetOptions: { keepDirtyValues: true } });
  const { handleSubmit, getValues, reset, setError, formState } = form;
  const { isDirty } = formState;
  const save = useSaveSection<JiraInput>({
    settings: useBase(settings, isDirty),
    // Signing in on another host is a section of its own.
    of: ({ jira }) => jira && { ...jira, oauth: null },
    send: (input, now) => api.saveJira(jiraOf(input, now.jira), jiraSecretsOf(input), now.version),
  });

  function look() {
    check.mutate(undefined, { onSettled: () => void queries.invalidateQueries({ queryKey: ['settings', 'seats'] }) });
  }

  function submit(input: JiraInput, over = false) {
    save.mutate(
      { input, over },
      {
        onSuccess: (saved) => {
          reset(toJiraInput(saved.jira), anew);
          notify(t('saved'));
          look();
        },
        onError: (error) => placeProblems(error, jiraFields, setError),
      },
    );
  }

  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void handleSubmit((input) => submit(input))(event)} noValidate>
        <fieldset className="rollcall-form" disabled={!mayChange}>
          <JiraConnectionFields secrets={settings.secrets} />
          <JiraLimitFields />
          {mayChange && (
            <div className="rollcall-actions">
              <Button type="submit" appearance="primary" isLoading={save.isPending} isDisabled={!isDirty}>
                {t('jira.saveAndCheck')}
              </Button>
              <Button isDisabled={isDirty || settings.jira === null} isLoading={check.isPending} onClick={look}>
                {t('check.button')}
              </Button>
            </div>
          )}
        </fieldset>
        <SaveOutcome
          error={save.error}
          onKeepMine={() => submit(getValues(), true)}
          onTakeTheirs={({ jira }) => {
            save.reset();
            reset(toJiraInput(jira), anew);
          }}
        />
        {check.isPending && <p role="status">{t('check.working')}</p>}
        {check.error !== null && <Problem title={t('check.failed')} error={check.error} />}
        {check.data !== undefined && !check.isPending && <ProbeList probes={check.data} />}
      </form>
      <UnsavedGuard isDirty={isDirty} />
    </FormProvider>
  );
}
