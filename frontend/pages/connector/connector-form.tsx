import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Textfield from '@atlaskit/textfield';
import { Controller, FormProvider, useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { useApi } from '../../api/api-context';
import { ApiError, isEditConflict } from '../../api/error';
import { useCheckConnector, useSaveConnector } from '../../api/queries/connectors';
import type { ConnectorDetail, ConnectorSpec } from '../../api/shapes';
import { EditConflict } from '../../components/edit-conflict';
import { FormField } from '../../components/form-field';
import { ProbeList } from '../../components/probe-list';
import { Problem } from '../../components/problem';
import { SwitchField } from '../../components/switch-field';
import { afterSave, UnsavedGuard } from '../../components/unsaved-guard';
import { useWords } from '../../messages/words';
import { useNotify } from '../../shell/notices';
import { type ConnectorInput, configurationOf, isAskedFor, secretsOf, toConnectorInput } from './connector-input';
import { ScheduleFields } from './schedule-fields';
import { ScopeFields } from './scope-fields';
import { SpecFieldControl } from './spec-field-control';

export interface ConnectorFormProps {
  readonly spec: ConnectorSpec;
  readonly stored: ConnectorDetail | null;
  readonly onReload: () => void;
}

/** The form the connector's spec asks for, with schedule and scope. Saved before it is checked: the check asks what a run would. */
export function ConnectorForm({ spec, stored, onReload }: ConnectorFormProps) {
  const { t } = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const api = useApi();
  const save = useSaveConnector();
  const check = useCheckConnector();
  const form = useForm<ConnectorInput>({ defaultValues: toConnectorInput(spec, stored?.configuration ?? null) });
  const { register, handleSubmit, watch, reset, setError, control, formState } = form;
  const { isDirty, errors } = formState;
  const source = watch('source');

  function send(input: ConnectorInput, version: number | null) {
    const saved = { configuration: configurationOf(input, spec, stored?.configuration ?? null), secrets: secretsOf(input, spec) };
    save.mutate(
      { saved, version },
      {
        onSuccess: (detail) => {
          reset(toConnectorInput(spec, detail.configuration));
          notify(t('saved'));
          const { id } = detail.configuration;
          if (stored === null) void navigate(`/connectors/${encodeURIComponent(id)}`, { state: afterSave });
          else check.mutate(id);
        },
        onError: (error) => {
          for (const { key } of spec.fields) {
            const problem = error instanceof ApiError && error.problems.find(({ path }) => path.endsWith(`.${key}`));
            if (problem) setError(`source.${key}`, { message: `${problem.message} ${problem.remedy}` });
          }
        },
      },
    );
  }

  async function keepMine() {
    if (stored === null) return;
    const { version } = await api.connector(stored.configuration.id);
    send(form.getValues(), version);
  }

  async function takeTheirs() {
    if (stored === null) return;
    const theirs = await api.connector(stored.configuration.id);
    save.reset();
    reset(toConnectorInput(spec, theirs.configuration));
    onReload();
  }

  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void handleSubmit((input) => send(input, stored?.version ?? null))(event)} noValidate>
        <div className="rollcall-form">
          <FormField label={t('connector.name')} isRequired error={errors.name && t('required')}>
            {(field) => <Textfield {...field} {...register('name', { required: true, maxLength: 100 })} />}
          </FormField>
          {stored === null && (
            <FormField label={t('connector.id')} help={t('connector.idHelp')} isRequired error={errors.id && t('connector.idHelp')}>
              {(field) => <Textfield {...field} {...register('id', { required: true, pattern: /^[a-z0-9][a-z0-9-]{0,62}$/ })} />}
            </FormField>
          )}
          <Controller
            control={control}
            name="enabled"
            render={({ field }) => (
              <SwitchField label={t('connector.enabled')} help={t('connector.enabledHelp')} isOn={field.value} onChange={field.onChange} />
            )}
          />
          <Heading size="small" as="h2">
            {t('connector.connection')}
          </Heading>
          {spec.fields
            .filter((field) => isAskedFor(field, source))
            .map((field) => (
              <SpecFieldControl
                key={field.key}
                field={field}
                stored={stored?.secrets.find((secret) => secret.field === field.key) ?? null}
              />
            ))}
          <ScopeFields />
          <ScheduleFields />
        </div>
        <div className="rollcall-save-bar">
          <Button type="submit" appearance="primary" isLoading={save.isPending} isDisabled={stored !== null && !isDirty}>
            {t(stored === null ? 'action.save' : 'connector.saveAndCheck')}
          </Button>
          {stored !== null && (
            <Button isDisabled={isDirty} isLoading={check.isPending} onClick={() => check.mutate(stored.configuration.id)}>
              {t('check.button')}
            </Button>
          )}
          {isDirty && <span className="rollcall-muted">{t('unsaved.mark')}</span>}
        </div>
        {isEditConflict(save.error) && stored !== null ? (
          <EditConflict onKeepMine={() => void keepMine()} onTakeTheirs={() => void takeTheirs()} />
        ) : (
          save.error !== null && <Problem title={t('save.failed')} error={save.error} />
        )}
        {check.isPending && <p role="status">{t('check.working')}</p>}
        {check.error !== null && <Problem title={t('check.failed')} error={check.error} />}
        {check.data !== undefined && <ProbeList probes={check.data} />}
      </form>
      <UnsavedGuard isDirty={isDirty} />
    </FormProvider>
  );
}
