import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import { Controller, FormProvider } from 'react-hook-form';
import { Link } from 'react-router';
import { useCheckConnector } from '../../api/queries/connectors';
import type { ConnectorDetail, ConnectorSpec } from '../../api/shapes';
import { PageSection } from '../../components/page-section';
import { Sectioned } from '../../components/sectioned';
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
import { formSections, markOf } from './form-sections';
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
  const { isDirty, errors, dirtyFields } = form.formState;
  const links = Object.values(formSections).map((section) => ({
    anchor: section.anchor,
    title: t(section.title),
    mark: markOf(section, errors, dirtyFields),
  }));

  return (
    <FormProvider {...form}>
      <Sectioned links={links}>
        <form onSubmit={(event) => void form.handleSubmit(editing.send)(event)} noValidate>
          <fieldset className="rollcall-whole" disabled={!mayChange}>
            <Part of="general">
              <NameFields stored={stored} />
              <Controller
                control={form.control}
                name="enabled"
                render={({ field }) => (
                  <SwitchField
                    label={t('connector.enabled')}
                    help={t('connector.enabledHelp')}
                    isOn={field.value}
                    onChange={field.onChange}
                  />
                )}
              />
            </Part>
            <Part of="connection">
              <ConnectionFields spec={spec} stored={base} />
            </Part>
            <Part of="scope">
              <GroupFields />
              <p className="rollcall-muted">
                {t('groupsMore.text')} <Link to={`/connectors/${encodeURIComponent(id)}/mapping`}>{t('mapping.title')}</Link>
              </p>
              <PeopleFields connectorId={mayChange ? id : null} />
            </Part>
            <Part of="matching">
              <MatchingFields />
            </Part>
            <Part of="leavers">
              <LeaverFields />
            </Part>
            <Part of="brakes">
              <BrakeFields />
            </Part>
            <Part of="reading">
              <ReadingFields />
            </Part>
            <Part of="schedule">
              <ScheduleFields />
            </Part>
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
      </Sectioned>
      <UnsavedGuard isDirty={isDirty} />
    </FormProvider>
  );
}

function Part({ of, children }: { readonly of: keyof typeof formSections; readonly children: ReactNode }) {
  const { t } = useWords();
  const { anchor, title } = formSections[of];
  return (
    <PageSection anchor={anchor} title={t(title)}>
      <div className="rollcall-form">{children}</div>
    </PageSection>
  );
}
