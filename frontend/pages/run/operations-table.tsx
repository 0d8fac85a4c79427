import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { isMoving, useOperationCounts, useOperations } from '../../api/queries/runs';
import type { OperationKind, OperationState, OperationsQuery, Run } from '../../api/shapes';
import { PageButtons } from '../../components/page-buttons';
import { Problem } from '../../components/problem';
import { usePages } from '../../components/use-pages';
import { useTypedSearch } from '../../components/use-typed-search';
import { useWords } from '../../messages/words';
import { operationColumns, toOperationRow } from './operation-row';
import { OperationsFilters } from './operations-filters';

const pageSize = 50;

/** What the table asks for first, of one person when the address names one. */
export const firstOperations = (person: string): OperationsQuery => ({
  state: '',
  kind: '',
  search: '',
  person,
  after: null,
  limit: pageSize,
});

/** The operations page by page as the server has them, however many there are; of one person when the address names one. */
export function OperationsTable({ run }: { readonly run: Run }) {
  const words = useWords();
  const { t, number } = words;
  const [state, setState] = useState<OperationState | ''>('');
  const [kind, setKind] = useState<OperationKind | ''>('');
  const { typed, search, type } = useTypedSearch();
  const person = useSearchParams()[0].get('person') ?? '';
  const filter = { state, kind, search, person };
  const pages = usePages(filter);
  const page = useOperations(run.id, { ...filter, after: pages.mark, limit: pageSize }, isMoving(run));
  const counts = useOperationCounts(run.id, filter, isMoving(run));
  const items = page.data?.items ?? [];
  const [first, last] = [items[0], items.at(-1)];

  return (
    <>
      <OperationsFilters
        kind={kind}
        state={state}
        typed={typed}
        onKind={setKind}
        onState={setState}
        onType={type}
        total={counts.data?.total}
      />
      {person !== '' && (
        <p>
          {t('operation.onlyPerson')} <Link to={`/runs/${run.id}`}>{t('operation.everybody')}</Link>
        </p>
      )}
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
      <PageButtons pages={pages} next={page.data?.next ?? null} isWaiting={page.isPlaceholderData}>
        {first !== undefined && last !== undefined && t('pages.position', { first: number(first.seq + 1), last: number(last.seq + 1) })}
      </PageButtons>
    </>
  );
}
