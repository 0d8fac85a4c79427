import Heading from '@atlaskit/heading';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useApi } from '../../api/api-context';
import { isEditConflict } from '../../api/error';
import { useSaveConnector, useSourceAttributes } from '../../api/queries/connectors';
import type { ConnectorDetail, ConnectorSpec } from '../../api/shapes';
import { EditConflict } from '../../components/edit-conflict';
import { Problem } from '../../components/problem';
import { UnsavedGuard } from '../../components/unsaved-guard';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { useNotify } from '../../shell/notices';
import { AttributeTable } from './attribute-table';
import { findFaults } from './find-faults';
import { GroupForm } from './group-form';
import { GroupTryOut } from './group-try-out';
import { LivePreview } from './live-preview';
import { PathSuggestions } from './path-suggestions';
import { takeAsTyped } from './prepare-rules';
import { ResetMapping } from './reset-mapping';
import { SaveBar } from './save-bar';
import { useLivePreview } from './use-live-preview';
import { useRulesDraft } from './use-rules-draft';

export interface MappingFormProps {
  readonly stored: ConnectorDetail;
  /** Null while it is not known. */
  readonly spec: Pick<ConnectorSpec, 'label' | 'recommendedMapping'> | null;
  readonly onReload: () => void;
}

/**
 * Attributes and groups, edited in place, beside what they would change. A save replaces what was changed here only; the
 * rest of the connector stays as stored.
 */
export function MappingForm({ stored, spec, onReload }: MappingFormProps) {
  const { t } = useWords();
  const notify = useNotify();
  const api = useApi();
  const queries = useQueryClient();
  const mayChange = useMayChange();
  const save = useSaveConnector();
  const listId = useId();
  const draft = useRulesDraft(stored);
  const live = useLivePreview(draft, mayChange);
  const { base, rows, groups, isDirty } = draft;
  const { id } = base.configuration;
  const described = useSourceAttributes(id, mayChange);
  const refused = findFaults(save.error, takeAsTyped(rows, groups));
  const wrong = refused.rows.length + refused.groups.length > 0 ? refused : live.faults;

  function send(over: ConnectorDetail) {
    save.mutate(
      { saved: { configuration: draft.over(over.configuration), secrets: {} }, version: over.version },
      {
        onSuccess: (detail) => {
          draft.take(detail);
          // What is saved counts as being at Jira already, so the same rules may change less now.
          void queries.invalidateQueries({ queryKey: ['preview', id] });
          notify(t('saved'));
        },
      },
    );
  }

  /** What the server said of the last save holds no longer. */
  function edit(change: () => void) {
    if (save.error !== null && !isEditConflict(save.error)) save.reset();
    change();
  }

  async function takeTheirs() {
    const theirs = await api.connector(id);
    save.reset();
    draft.take(theirs);
    onReload();
  }

  return (
    <div className="rollcall-split">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(base);
        }}
      >
        <PathSuggestions id={listId} connector={id} recommended={spec?.recommendedMapping ?? null} described={described.data ?? []} />
        <fieldset className="rollcall-mapping-part" disabled={!mayChange}>
          <Heading size="small" as="h2">
            {t('mapping.attributes')}
          </Heading>
          <AttributeTable
            rows={rows}
            faults={wrong.rows}
            pathList={listId}
            keyed={draft.keyed}
            onChange={(next) => edit(() => draft.setRows(next))}
          />
          {mayChange && spec !== null && (
            <ResetMapping type={spec.label} onReset={() => edit(() => draft.setRows(draft.keyed(spec.recommendedMapping)))} />
          )}
          {described.error !== null && live.answer.data === undefined && (
            <Problem title={t('mapping.attributesFailed')} error={described.error} />
          )}
        </fieldset>
        <fieldset className="rollcall-mapping-part rollcall-section" disabled={!mayChange}>
          <Heading size="small" as="h2">
            {t('groups.title')}
          </Heading>
          <GroupForm groups={groups} faults={wrong.groups} onChange={(next) => edit(() => draft.setGroups(next))}>
            {mayChange && <GroupTryOut connector={id} groups={live.prepared.groups} />}
          </GroupForm>
        </fieldset>
        {mayChange && <SaveBar draft={draft} isSaving={save.isPending} />}
        {isEditConflict(save.error) ? (
          <EditConflict onKeepMine={() => void api.connector(id).then(send)} onTakeTheirs={() => void takeTheirs()} />
        ) : (
          save.error !== null && <Problem title={t('save.failed')} error={save.error} />
        )}
        <UnsavedGuard isDirty={isDirty} />
      </form>
      <aside className="rollcall-mapping-beside">
        {mayChange ? (
          <LivePreview configuration={base.configuration} state={live} />
        ) : (
          <p className="rollcall-muted">{t('mapping.readOnly')}</p>
        )}
      </aside>
    </div>
  );
}
