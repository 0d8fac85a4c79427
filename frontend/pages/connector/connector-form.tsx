import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { Controller, FormProvider } from 'react-hook-form';
import { Link } from 'react-router';
import { useCheckConnector } from '../../api/queries/connectors';
import type { ConnectorDetail, ConnectorSpec } from '../../api/shapes';
import { SwitchField } from '../../components/switch-field';
import { UnsavedGuard } from '../../components/unsaved-guard';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { useNotify } from '../../shell/notices';
import { CheckOutcome } from './check-outcome';
import { ConnectionFields, NameFields } from './connection-fields';
import { BrakeFields } from './form/brake-fields';
import { GroupFields } from './form/group-fields';
import { LeaverFields } from './form/leaver-fields';
import { MatchingFields } from './form/matching-fields';
import { PeopleFields } from './form/people-fields';
import { ReadingFields } from './form/reading-fields';
import { SaveOutcome } from './save-outcome';
import { ScheduleFields } from './schedule-fields';
import { useConnectorEditing } from './use-connector-editing';

export interface ConnectorFormProps {
  readonly spec: ConnectorSpec;
  readonly stored: ConnectorDetail;
}

/** Everything about a stored connector but its mapping. Saved before it is checked: the check asks what a run would. */
export function ConnectorForm({ spec, stored }: ConnectorFormProps) {
  const { t } = useWords();
  const notify = useNotify();
  const mayChange = useMayChange('configure');
  const check = useCheckConnector();
  const { id } = stored.configuration;
  const editing = useConnectorEditing(spec, stored, () => {
    notify(t('saved'));
    check.mutate(id);
  });
  const { form, base } = editing;
  const { isDirty } = form.formState;

  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void form.handleSubmit(editing.send)(event)} noValidate>
        <fieldset className="rollcall-form rollcall-whole" disabled={!mayChange}>
          <NameFields stored={stored} />
          <Controller
            control={form.control}
            name="enabled"
            render={({ field }) => (
              <SwitchField label={t('connector.enabled')} help={t('connector.enabledHelp')} isOn={field.value} onChange={field.onChange} />
            )}
          />
          <Heading size="small" as="h2">
            {t('connector.connection')}
          </Heading>
          <ConnectionFields spec={spec} stored={base} />
          <GroupFields />
          <p className="rollcall-muted">
            {t('groupsMore.text')} <Link to={`/connectors/${encodeURIComponent(id)}/mapping`}>{t('mapping.title')}</Link>
          </p>
          <PeopleFields connectorId={mayChange ? id : null} />
          <MatchingFields />
          <LeaverFields />
          <BrakeFields />
          <ReadingFields />
          <ScheduleFields />
        </fieldset>
        {mayChange && (
          <div className="rollcall-save-bar">
            <Button type="submit" appearance="primary" isLoading={editing.isSaving} isDisabled={!isDirty}>
              {t('connector.saveAndCheck')}
            </Button>
            <Button isDisabled={isDirty} isLoading={check.isPending} onClick={() => check.mutate(id)}>
              {t('check.button')}
            </Button>
            {isDirty && <span className="rollcall-muted">{t('unsaved.mark')}</span>}
          </div>
        )}
        <SaveOutcome editing={editing} />
        <CheckOutcome check={check} />
      </form>
      <UnsavedGuard isDirty={isDirty} />
    </FormProvider>
  );
}
