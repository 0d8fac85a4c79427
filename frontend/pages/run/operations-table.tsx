import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { isMoving, useOperations } from '../../api/queries/runs';
import type { OperationKind, OperationState, Run } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { Problem } from '../../components/problem';
import { useTypedSearch } from '../../components/use-typed-search';
import { useWords } from '../../messages/words';
import { operationKinds, operationStates } from './operation-kinds';
import { operationColumns, toOperationRow } from './operation-row';

const pageSize = 50;

/** The operations page by page as the server has them, however many there are. */
export function OperationsTable({ run }: { readonly run: Run }) {
  const words = useWords();
  const { t, number } = words;
  const [state, setState] = useState<OperationState | ''>('');
  const [kind, setKind] = useState<OperationKind | ''>('');
  const { typed, search, type } = useTypedSearch();
  /** Marks of the pages before this one and of this one. */
  const [marks, setMarks] = useState<readonly (string | null)[]>([null]);
  const filter = JSON.stringify([state, kind, search]);
  const [filterOfMarks, setFilterOfMarks] = useState(filter);
  if (filter !== filterOfMarks) {
    setFilterOfMarks(filter);
    setMarks([null]);
  }
  const page = useOperations(run.id, { state, kind, search, after: marks.at(-1) ?? null, limit: pageSize }, isMoving(run));
  const items = page.data?.items ?? [];
  const next = page.data?.next ?? null;
  const first = items[0];
  const last = items.at(-1);

  return (
    <>
      <search className="rollcall-filters">
        <FormField label={t('operation.kind')}>
          {({ id }) => (
            <Choice
              id={id}
              value={kind}
              onChange={(event) => setKind(event.target.value as OperationKind | '')}
              options={[{ value: '', label: t('filter.all') }, ...operationKinds.map((value) => ({ value, label: t(`kind.${value}`) }))]}
            />
          )}
        </FormField>
        <FormField label={t('operation.state')}>
          {({ id }) => (
            <Choice
              id={id}
              value={state}
              onChange={(event) => setState(event.target.value as OperationState | '')}
              options={[
                { value: '', label: t('filter.all') },
                ...operationStates.map((value) => ({ value, label: t(`operationState.${value}`) })),
              ]}
            />
          )}
        </FormField>
        <FormField label={t('operation.search')}>
          {({ id }) => <Textfield id={id} isCompact type="search" value={typed} onChange={(event) => type(event.currentTarget.value)} />}
        </FormField>
      </search>
      {page.error !== null && page.data === undefined ? (
        <Problem title={t('operation.failed')} error={page.error} onRetry={() => void page.refetch()} />
      ) : (
        <div className="rollcall-scroll">
          <DynamicTable
            isFixedSize
            label={t('run.operations')}
            head={operationColumns(words)}
            rows={items.map((entry) => toOperationRow(entry, run.connectorId, words))}
            isLoading={page.isPending || page.isPlaceholderData}
            emptyView={<EmptyState header={t('operation.none')} headingLevel={3} description={t('operation.noneText')} />}
          />
        </div>
      )}
      {(marks.length > 1 || next !== null) && (
        <nav className="rollcall-pages" aria-label={t('pages.label')}>
          <Button isDisabled={marks.length === 1} onClick={() => setMarks(marks.slice(0, -1))}>
            {t('pages.back')}
          </Button>
          {first !== undefined && last !== undefined && (
            <span className="rollcall-row">{t('pages.position', { first: number(first.seq + 1), last: number(last.seq + 1) })}</span>
          )}
          <Button isDisabled={next === null || page.isPlaceholderData} onClick={() => next !== null && setMarks([...marks, next])}>
            {t('pages.next')}
          </Button>
        </nav>
      )}
    </>
  );
}
