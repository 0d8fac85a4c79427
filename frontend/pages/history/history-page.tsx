import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import Textfield from '@atlaskit/textfield';
import { useMemo, useState } from 'react';
import { useConnectors } from '../../api/queries/connectors';
import { useHistory } from '../../api/queries/runs';
import type { Run, RunState } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { Problem } from '../../components/problem';
import { summarizeRun } from '../../components/summarize-run';
import { useWords, type Words } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { historyColumns, toHistoryRow } from './history-row';

const states: readonly RunState[] = ['done', 'partial', 'held', 'failed', 'stopped', 'superseded', 'applying', 'reading'];

/** All runs, newest first. */
export function HistoryPage() {
  const words = useWords();
  const { t } = words;
  const [connector, setConnector] = useState('');
  const [state, setState] = useState<RunState | ''>('');
  const [search, setSearch] = useState('');
  const connectors = useConnectors();
  const history = useHistory({ connector, state });
  const names = useMemo(() => new Map((connectors.data ?? []).map(({ id, name }) => [id, name])), [connectors.data]);
  const loaded = useMemo(() => history.data?.pages.flatMap(({ items }) => items) ?? [], [history.data]);
  const shown = loaded.filter((run) => matches(run, search, names, words));
  const isFiltered = connector !== '' || state !== '' || search !== '';

  return (
    <>
      <PageHeading title={t('tab.history')} />
      <search className="rollcall-filters">
        <FormField label={t('history.connector')}>
          {({ id }) => (
            <Choice
              id={id}
              value={connector}
              onChange={(event) => setConnector(event.target.value)}
              options={[{ value: '', label: t('filter.all') }, ...[...names].map(([value, label]) => ({ value, label }))]}
            />
          )}
        </FormField>
        <FormField label={t('history.state')}>
          {({ id }) => (
            <Choice
              id={id}
              value={state}
              onChange={(event) => setState(event.target.value as RunState | '')}
              options={[{ value: '', label: t('filter.all') }, ...states.map((value) => ({ value, label: t(`runState.${value}`) }))]}
            />
          )}
        </FormField>
        <FormField label={t('filter.search')}>
          {({ id }) => (
            <Textfield id={id} isCompact type="search" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
          )}
        </FormField>
      </search>
      {history.error !== null && history.data === undefined ? (
        <Problem title={t('history.failed')} error={history.error} onRetry={() => void history.refetch()} />
      ) : (
        <div className="rollcall-scroll">
          <DynamicTable
            label={t('tab.history')}
            head={historyColumns(words)}
            rows={shown.map((run) => toHistoryRow(run, names, words))}
            isLoading={history.isPending}
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

function matches(run: Run, search: string, names: ReadonlyMap<string, string>, words: Words): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '') return true;
  const text = [run.id, run.actor, run.connectorId, names.get(run.connectorId), summarizeRun(run, words), run.person, run.errorId];
  return text.join(' ').toLocaleLowerCase().includes(wanted);
}
