import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useMemo, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { useSettings } from '../../../api/queries/administration';
import { useConnectors } from '../../../api/queries/connectors';
import { useStartRun } from '../../../api/queries/runs';
import type { ConnectorDetail, ConnectorSpec, SyncRules } from '../../../api/shapes';
import { useWords } from '../../../messages/words';
import type { ConnectorInput } from '../connector-input';
import { GroupFields } from '../form/group-fields';
import { PeopleFields } from '../form/people-fields';
import { scopeOf } from '../form/rules-input';
import { SaveOutcome } from '../save-outcome';
import { useConnectorEditing } from '../use-connector-editing';
import { dropDraft, readDraft, useKeptDraft } from './draft';
import { GroupPicker } from './group-picker';
import { NoJira } from './no-jira';
import { ScopeCount } from './scope-count';
import { StepBar } from './step-bar';
import { setupAddress } from './steps';
import { useSettled } from './use-settled';

const scopeFields = [
  'includeGroups',
  'excludeGroups',
  'alwaysAssigned',
  'requiredGroups',
  'neverTouch',
  'guests',
  'serviceAccounts',
  'conditions',
] as const;
type ScopeInput = Pick<ConnectorInput, (typeof scopeFields)[number]>;

interface ScopeDraft {
  /** Of the connector it was made over: an older one would take back what somebody saved since. */
  readonly version: number;
  readonly input: ScopeInput;
}

const typingMs = 300;

/** Which people and groups come to Jira, with how many that are. */
export function ScopeStep({ spec, stored }: { readonly spec: ConnectorSpec; readonly stored: ConnectorDetail }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const settings = useSettings();
  const connectors = useConnectors();
  const read = useStartRun('simulation');
  const { id, name } = stored.configuration;
  const draftKey = `scope.${id}`;
  const [draft, setDraft] = useState(() => {
    const kept = readDraft<ScopeDraft>(draftKey);
    return kept?.version === stored.version ? kept : null;
  });
  const [next, setNext] = useState<'read' | 'mapping'>('mapping');
  const editing = useConnectorEditing(
    spec,
    stored,
    () => {
      dropDraft(draftKey);
      setDraft(null);
      if (next === 'read') read.mutate(id);
      else void navigate(setupAddress(id, 'mapping'));
    },
    (input) => ({ ...input, ...draft?.input }),
  );
  const { form, base } = editing;
  useKeptDraft(draftKey, form, (input) => ({ version: base?.version ?? stored.version, input: scopeInputOf(input) }) satisfies ScopeDraft);

  const isDirty = form.formState.isDirty || draft !== null;
  const typed = JSON.stringify(readable(scopeOf(form.watch(), base?.configuration.rules)));
  const settled = useSettled(typed, typingMs);
  const rules = useMemo(() => JSON.parse(settled) as Pick<SyncRules, 'scope' | 'groups'>, [settled]);
  const view = connectors.data?.find((one) => one.id === id);
  const lastRun = view?.lastRun ?? null;

  function save(then: 'read' | 'mapping') {
    setNext(then);
    if (!isDirty && then === 'mapping') void navigate(setupAddress(id, 'mapping'));
    else void form.handleSubmit(editing.send)();
  }

  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save('mapping');
        }}
      >
        {settings.data?.jira === null && <NoJira />}
        <div className="rollcall-beside">
          <div className="rollcall-form">
            <Heading size="small" as="h2">
              {t('scope.title')}
            </Heading>
            <GroupFields />
            {view?.readAt != null && <GroupPicker connectorId={id} groups={rules.groups} />}
            <PeopleFields connectorId={id} />
          </div>
          <ScopeCount connectorId={id} name={name} rules={rules} lastRun={lastRun} isSaved={!isDirty} onSaveAndRead={() => save('read')} />
        </div>
        <SaveOutcome editing={editing} />
        <StepBar back={setupAddress(id, 'connection')}>
          <Button type="submit" appearance="primary" isLoading={editing.isSaving}>
            {t(isDirty ? 'setup.saveAndNext' : 'setup.next')}
          </Button>
        </StepBar>
      </form>
    </FormProvider>
  );
}

function scopeInputOf(input: ConnectorInput): ScopeInput {
  return Object.fromEntries(scopeFields.map((field) => [field, input[field]])) as unknown as ScopeInput;
}

/** A condition that has no attribute yet is still being written. */
function readable({ scope, groups }: Pick<SyncRules, 'scope' | 'groups'>): Pick<SyncRules, 'scope' | 'groups'> {
  return { groups, scope: { ...scope, conditions: scope.conditions.filter(({ attribute }) => attribute !== '') } };
}
