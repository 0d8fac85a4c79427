import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import { useMemo, useState } from 'react';
import { useConnectors } from '../../api/queries/connectors';
import { useHistory } from '../../api/queries/runs';
import { beginOf, endOf } from '../../components/day-filter';
import { Problem } from '../../components/problem';
import { usePaused } from '../../components/use-paused';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { HistoryFilters, type HistoryInput, noFilter } from './history-filters';
import { historyColumns, toHistoryRow } from './history-row';

/** All runs, newest first. */
export function HistoryPage() {
  const words = useWords();
  const { t } = words;
  const [input, setInput] = useState<HistoryInput>(noFilter);
  const { from, to, search, actor, ...chosen } = usePaused(input);
  const connectors = useConnectors();
  const history = useHistory({ ...chosen, search: search.trim(), actor: actor.trim(), from: beginOf(from), to: endOf(to) });
  const names = useMemo(() => new Map((connectors.data ?? []).map(({ id, name }) => [id, name])), [connectors.data]);
  const runs = history.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.values(input).some((value) => value !== '');

  return (
    <>
      <PageHeading title={t('tab.history')} />
      <HistoryFilters input={input} connectors={connectors.data ?? []} onChange={setInput} />
      {history.error !== null && history.data === undefined ? (
        <Problem title={t('history.failed')} error={history.error} onRetry={() => void history.refetch()} />
      ) : (
        <div className="rollcall-scroll">
          <DynamicTable
            label={t('tab.history')}
            head={historyColumns(words)}
            rows={runs.map((run) => toHistoryRow(run, names, words))}
            isLoading={history.isPending || history.isPlaceholderData}
            emptyView={
              <EmptyState
                header={t(isFiltered ? 'filter.nothing' : 'history.none')}
                headingLevel={2}
                description={t(isFiltered ? 'filter.nothingText' : 'history.noneText')}
              />
            }
          />
        </div>
      )}
      {history.hasNextPage && (
        <div className="rollcall-pages">
          <Button isLoading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('action.older')}
          </Button>
        </div>
      )}
    </>
  );
}
