import Button from '@atlaskit/button/new';
import { useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../api/api-context';
import { isEditConflict } from '../../api/error';
import { useSaveConnector, useSourceAttributes } from '../../api/queries/connectors';
import { useStartRun } from '../../api/queries/runs';
import type { AttributeRule, ConnectorDetail } from '../../api/shapes';
import { EditConflict } from '../../components/edit-conflict';
import { Problem } from '../../components/problem';
import { UnsavedGuard } from '../../components/unsaved-guard';
import { useWords } from '../../messages/words';
import { useNotify } from '../../shell/notices';
import { RuleRow } from './rule-row';

interface KeyedRule {
  /** For React: rules have no identity of their own and are moved about. */
  readonly key: number;
  readonly rule: AttributeRule;
}

export interface MappingFormProps {
  readonly stored: ConnectorDetail;
  readonly recommended: readonly AttributeRule[] | null;
  readonly onReload: () => void;
}

/** The mapping as a table that is edited in place. A save replaces the mapping only; the rest of the connector stays as stored. */
export function MappingForm({ stored, recommended, onReload }: MappingFormProps) {
  const { t } = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const api = useApi();
  const save = useSaveConnector();
  const simulate = useStartRun('simulation');
  const listId = useId();
  const nextKey = useRef(0);
  const keyed = (rules: readonly AttributeRule[]): readonly KeyedRule[] => rules.map((rule) => ({ key: nextKey.current++, rule }));
  const [rows, setRows] = useState(() => keyed(stored.configuration.rules.mapping));
  /** What was edited: its rules tell whether something is unsaved, its version whether somebody else saved. */
  const [base, setBase] = useState(stored);
  const id = base.configuration.id;
  const attributes = useSourceAttributes(id);
  const rules = rows.map(({ rule }) => rule);
  const isDirty = JSON.stringify(rules) !== JSON.stringify(base.configuration.rules.mapping);

  function send(over: ConnectorDetail) {
    const configuration = { ...over.configuration, rules: { ...over.configuration.rules, mapping: rules } };
    save.mutate(
      { saved: { configuration, secrets: {} }, version: over.version },
      {
        onSuccess: (detail) => {
          setBase(detail);
          setRows(keyed(detail.configuration.rules.mapping));
          notify(t('saved'));
        },
      },
    );
  }

  async function takeTheirs() {
    const theirs = await api.connector(id);
    save.reset();
    setBase(theirs);
    setRows(keyed(theirs.configuration.rules.mapping));
    onReload();
  }

  const change = (key: number, rule: AttributeRule) => setRows(rows.map((row) => (row.key === key ? { key, rule } : row)));
  const move = (index: number, by: number) => {
    const moved = [...rows];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    setRows(moved);
  };
  const add = () =>
    setRows([...rows, ...keyed([{ to: 'property:', from: [{ kind: 'attribute', path: '' }], whenNothing: 'skip' } as AttributeRule])]);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(base);
      }}
    >
      <datalist id={listId}>
        {attributes.data?.map(({ path, label }) => (
          <option key={path} value={path} label={label} />
        ))}
      </datalist>
      <div className="rollcall-scroll">
        <table className="rollcall-table">
          <thead>
            <tr>
              <th scope="col">{t('mapping.to')}</th>
              <th scope="col">{t('mapping.from')}</th>
              <th scope="col">{t('mapping.whenNothing')}</th>
              <th scope="col">{t('mapping.order')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, rule }, index) => (
              <RuleRow
                key={key}
                rule={rule}
                pathList={listId}
                isFirst={index === 0}
                isLast={index === rows.length - 1}
                onChange={(next) => change(key, next)}
                onMove={(by) => move(index, by)}
                onRemove={() => setRows(rows.filter((row) => row.key !== key))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="rollcall-actions" style={{ marginBlock: 12 }}>
        <Button onClick={add}>{t('mapping.add')}</Button>
        {recommended !== null && (
          <Button appearance="subtle" onClick={() => setRows(keyed(recommended))}>
            {t('mapping.recommended')}
          </Button>
        )}
      </div>
      {attributes.error !== null && <Problem title={t('mapping.attributesFailed')} error={attributes.error} />}
      <div className="rollcall-save-bar">
        <Button type="submit" appearance="primary" isDisabled={!isDirty || rows.length === 0} isLoading={save.isPending}>
          {t('action.save')}
        </Button>
        <Button isDisabled={!isDirty} onClick={() => setRows(keyed(base.configuration.rules.mapping))}>
          {t('mapping.undo')}
        </Button>
        <Button
          isDisabled={isDirty || !base.configuration.enabled}
          isLoading={simulate.isPending}
          onClick={() => simulate.mutate(id, { onSuccess: (run) => navigate(`/runs/${run.id}/preview`) })}
        >
          {t('action.preview')}
        </Button>
        {isDirty && <span className="rollcall-muted">{t('unsaved.mark')}</span>}
      </div>
      {isEditConflict(save.error) ? (
        <EditConflict onKeepMine={() => void api.connector(id).then(send)} onTakeTheirs={() => void takeTheirs()} />
      ) : (
        save.error !== null && <Problem title={t('save.failed')} error={save.error} />
      )}
      {simulate.error !== null && <Problem title={t('overview.startFailed')} error={simulate.error} />}
      <UnsavedGuard isDirty={isDirty} />
    </form>
  );
}
