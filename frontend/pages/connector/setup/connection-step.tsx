import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useEffect, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { useLocation, useNavigate } from 'react-router';
import { useSettings } from '../../../api/queries/administration';
import { useCheckConnector, useConnectors } from '../../../api/queries/connectors';
import { useStartRun } from '../../../api/queries/runs';
import type { ConnectorDetail, ConnectorSpec, ProbeView } from '../../../api/shapes';
import { useWords } from '../../../messages/words';
import { CheckOutcome } from '../check-outcome';
import { ConnectionFields, NameFields } from '../connection-fields';
import { type ConnectorInput, toConnectorInput } from '../connector-input';
import { SaveOutcome } from '../save-outcome';
import { useConnectorEditing } from '../use-connector-editing';
import { type ConnectionDraft, toDraft, withDraft } from './connection-draft';
import { dropDraft, readDraft, useKeptDraft } from './draft';
import { NoJira } from './no-jira';
import { StepBar } from './step-bar';
import { setupAddress } from './steps';

export interface ConnectionStepProps {
  readonly spec: ConnectorSpec;
  /** Null: nothing was saved yet. */
  readonly stored: ConnectorDetail | null;
  /** Ids that other connectors have. */
  readonly taken?: readonly string[];
}

interface KeptDraft extends ConnectionDraft {
  /** Of the connector it was made over: an older one would take back what somebody saved since. Null: of none. */
  readonly version: number | null;
}

/** State of the way from the first save to the stored connector: the check goes on there. */
const justSaved = { isJustSaved: true } as const;

/** The form the spec asks for. A save is followed by a check, whose remedies stand below the fields they speak of. */
export function ConnectionStep({ spec, stored, taken = [] }: ConnectionStepProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const location = useLocation();
  const check = useCheckConnector();
  const settings = useSettings();
  const connectors = useConnectors();
  const read = useStartRun('simulation');
  const draftKey = stored === null ? `new.${spec.type}` : `connection.${stored.configuration.id}`;
  const version = stored?.version ?? null;
  const [draft, setDraft] = useState(() => {
    const kept = readDraft<KeptDraft>(draftKey);
    return kept?.version === version ? kept : null;
  });
  const begin = (input: ConnectorInput) => withDraft(stored === null ? withFreeId(input, taken) : input, draft, spec);
  const editing = useConnectorEditing(
    spec,
    stored,
    ({ configuration: { id } }) => {
      dropDraft(draftKey);
      setDraft(null);
      if (stored === null) void navigate(setupAddress(id, 'connection'), { replace: true, state: justSaved });
      else check.mutate(id);
    },
    begin,
  );
  const { form } = editing;
  useKeptDraft(draftKey, form, (input) => ({ ...toDraft(input, spec), version: editing.base?.version ?? null }) satisfies KeptDraft);
  const id = stored?.configuration.id ?? null;
  const wasJustSaved = location.state?.isJustSaved === true;
  const isDirty = form.formState.isDirty || draft !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on the way from the first save
  useEffect(() => {
    if (id !== null && wasJustSaved) check.mutate(id);
  }, [id, wasJustSaved]);

  function saveAndCheck(input: ConnectorInput) {
    if (id !== null && !isDirty) check.mutate(id);
    else editing.send(input);
  }

  function goOn() {
    if (id === null) return;
    // The next step counts people and groups, so they are read on the way there, unless it is known that this is done or cannot be.
    const wasRead = connectors.data?.find((one) => one.id === id)?.readAt != null;
    if (!wasRead && settings.data?.jira !== null) read.mutate(id);
    void navigate(setupAddress(id, 'scope'));
  }

  function startOver() {
    dropDraft(draftKey);
    setDraft(null);
    form.reset(toConnectorInput(spec, stored?.configuration ?? null));
    if (stored === null) void navigate('/connectors/new');
  }

  const outcome = check.data === undefined ? null : isWorking(check.data);
  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void form.handleSubmit(saveAndCheck)(event)} noValidate>
        {settings.data?.jira === null && <NoJira />}
        {draft !== null && (
          <SectionMessage>
            <p>{t('draft.restored')}</p>
            <Button spacing="compact" onClick={startOver}>
              {t('draft.discard')}
            </Button>
          </SectionMessage>
        )}
        <div className="rollcall-form">
          <NameFields stored={stored} />
          <ConnectionFields spec={spec} stored={editing.base} />
        </div>
        <SaveOutcome editing={editing} />
        <CheckOutcome check={check} />
        <p role="status">{outcome !== null && t(outcome ? 'setup.checkGood' : 'setup.checkBad')}</p>
        {id === null && <p className="rollcall-muted">{t('setup.checkFirst')}</p>}
        <StepBar back={id === null ? '/connectors/new' : null}>
          <Button
            type="submit"
            appearance={outcome === true && !isDirty ? 'default' : 'primary'}
            isLoading={editing.isSaving || check.isPending}
          >
            {t('connector.saveAndCheck')}
          </Button>
          {id !== null && (
            <Button
              appearance={outcome === true && !isDirty ? 'primary' : 'default'}
              isDisabled={isDirty || check.isPending}
              onClick={goOn}
            >
              {t(outcome === false ? 'setup.nextAnyway' : 'setup.next')}
            </Button>
          )}
        </StepBar>
      </form>
    </FormProvider>
  );
}

function isWorking(probes: readonly ProbeView[]): boolean {
  return probes.every(({ result }) => result !== 'failed');
}

/** A second connector of a type gets an id and a name of its own from the start. */
function withFreeId(input: ConnectorInput, taken: readonly string[]): ConnectorInput {
  if (!taken.includes(input.id)) return input;
  let number = 2;
  while (taken.includes(`${input.id}-${number}`)) number += 1;
  return { ...input, id: `${input.id}-${number}`, name: `${input.name} ${number}` };
}
