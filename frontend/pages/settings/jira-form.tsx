import Button from '@atlaskit/button/new';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { useForm } from 'react-hook-form';
import { isEditConflict } from '../../api/error';
import { useCheckJira, useSaveJira } from '../../api/queries/administration';
import type { SettingsView } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { EditConflict } from '../../components/edit-conflict';
import { FormField } from '../../components/form-field';
import { ProbeList } from '../../components/probe-list';
import { Problem } from '../../components/problem';
import { UnsavedGuard } from '../../components/unsaved-guard';
import { useWords } from '../../messages/words';
import { useNotify } from '../../shell/notices';
import { type JiraInput, jiraOf, jiraSecretsOf, toJiraInput } from './jira-input';

export interface JiraFormProps {
  readonly settings: SettingsView;
  readonly onReload: () => void;
}

/** The connection to Jira. Secrets go in and never come out. */
export function JiraForm({ settings, onReload }: JiraFormProps) {
  const { t, moment } = useWords();
  const notify = useNotify();
  const save = useSaveJira();
  const check = useCheckJira();
  const form = useForm<JiraInput>({ values: toJiraInput(settings.jira), resetOptions: { keepDirtyValues: true } });
  const { register, handleSubmit, watch, reset, formState } = form;
  const kind = watch('kind');
  const { isDirty, errors } = formState;

  function storedHelp(field: string, help: string): string {
    const stored = settings.secrets.find((secret) => secret.field === field);
    return stored === undefined ? help : `${t('secret.stored', { at: moment(stored.updatedAt) })} ${help}`;
  }

  function submit(input: JiraInput) {
    save.mutate(
      { jira: jiraOf(input, settings.jira), secrets: jiraSecretsOf(input), version: settings.version },
      {
        onSuccess: (saved) => {
          reset(toJiraInput(saved.jira));
          notify(t('saved'));
          check.mutate();
        },
      },
    );
  }

  return (
    <form className="rollcall-form" onSubmit={(event) => void handleSubmit(submit)(event)} noValidate>
      <FormField label={t('jira.baseUrl')} help={t('jira.baseUrlHelp')} isRequired error={errors.baseUrl && t('required')}>
        {(field) => <Textfield {...field} {...register('baseUrl', { required: true })} placeholder="https://jira.example.com/jira" />}
      </FormField>
      <FormField label={t('jira.auth')}>
        {({ id }) => (
          <Choice
            id={id}
            {...register('kind')}
            options={[
              { value: 'pat', label: t('jira.pat') },
              { value: 'basic', label: t('jira.basic') },
            ]}
          />
        )}
      </FormField>
      {kind === 'pat' ? (
        <FormField label={t('jira.token')} help={storedHelp('token', t('jira.tokenHelp'))}>
          {(field) => <Textfield {...field} {...register('token')} type="password" autoComplete="off" />}
        </FormField>
      ) : (
        <>
          <FormField label={t('jira.user')} isRequired error={errors.user && t('required')}>
            {(field) => <Textfield {...field} {...register('user', { required: kind === 'basic' })} autoComplete="off" />}
          </FormField>
          <FormField label={t('jira.password')} help={storedHelp('password', '')}>
            {(field) => <Textfield {...field} {...register('password')} type="password" autoComplete="new-password" />}
          </FormField>
        </>
      )}
      <FormField label={t('jira.application')} help={t('jira.applicationHelp')}>
        {(field) => <Textfield {...field} {...register('application')} autoComplete="off" />}
      </FormField>
      {watch('application') !== '' && (
        <FormField label={t('jira.applicationPassword')} help={storedHelp('userServerPassword', '')}>
          {(field) => <Textfield {...field} {...register('userServerPassword')} type="password" autoComplete="new-password" />}
        </FormField>
      )}
      <FormField label={t('jira.lanes')} help={t('jira.lanesHelp')} error={errors.maxLanes && t('number.between', { min: 1, max: 128 })}>
        {(field) => <Textfield {...field} {...register('maxLanes', { min: 1, max: 128 })} type="number" width="small" />}
      </FormField>
      <FormField label={t('jira.protected')} help={t('jira.protectedHelp')}>
        {({ isInvalid: _, ...field }) => <Textarea {...field} {...register('protectedAccounts')} minimumRows={2} />}
      </FormField>
      <FormField label={t('jira.publicUrl')} help={t('jira.publicUrlHelp')}>
        {(field) => <Textfield {...field} {...register('publicUrl')} inputMode="url" />}
      </FormField>
      <FormField label={t('jira.stickyCookies')} help={t('jira.stickyCookiesHelp')}>
        {({ isInvalid: _, ...field }) => <Textarea {...field} {...register('stickyCookies')} minimumRows={1} />}
      </FormField>
      <div className="rollcall-actions">
        <Button type="submit" appearance="primary" isLoading={save.isPending} isDisabled={!isDirty}>
          {t('jira.saveAndCheck')}
        </Button>
        <Button isDisabled={isDirty || settings.jira === null} isLoading={check.isPending} onClick={() => check.mutate()}>
          {t('check.button')}
        </Button>
      </div>
      {isEditConflict(save.error) ? (
        <EditConflict
          onKeepMine={() => {
            save.reset();
            onReload();
          }}
          onTakeTheirs={() => {
            save.reset();
            reset(toJiraInput(settings.jira));
            onReload();
          }}
        />
      ) : (
        save.error !== null && <Problem title={t('save.failed')} error={save.error} />
      )}
      {check.error !== null && <Problem title={t('check.failed')} error={check.error} />}
      {check.data !== undefined && <ProbeList probes={check.data} />}
      <UnsavedGuard isDirty={isDirty} />
    </form>
  );
}
