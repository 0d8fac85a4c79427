import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import { useMemo, useState } from 'react';
import type { PeopleFilter } from '../../api/people-shapes';
import { useConnectors } from '../../api/queries/connectors';
import { usePeople } from '../../api/queries/people';
import { ChoiceFilter } from '../../components/choice-filter';
import { PageButtons } from '../../components/page-buttons';
import { Problem } from '../../components/problem';
import { SearchField } from '../../components/search-field';
import { usePages } from '../../components/use-pages';
import { useTypedSearch } from '../../components/use-typed-search';
import { useServerText } from '../../messages/use-server-text';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { peopleColumns, toPeopleRow } from './people-row';
import { SnapshotAges } from './snapshot-ages';

const pageSize = 50;
const states: readonly PeopleFilter[] = ['linked', 'unlinked', 'problem', 'left'];

/** Everybody of all connectors, to find one. */
export function PeoplePage() {
  const words = useWords();
  const say = useServerText();
  const { t } = words;
  const connectors = useConnectors();
  const names = useMemo(() => new Map((connectors.data ?? []).map(({ id, name }) => [id, name])), [connectors.data]);
  const [connector, setConnector] = useState('');
  const [filter, setFilter] = useState<PeopleFilter | ''>('');
  const { typed, search, type } = useTypedSearch();
  const pages = usePages([connector, filter, search]);
  const found = usePeople({ connector, filter, search, after: pages.mark, limit: pageSize });
  const isNarrowed = connector !== '' || filter !== '' || search !== '';
  const rows = (found.data?.items ?? []).map((person) => toPeopleRow(person, names, say));

  return (
    <>
      <PageHeading title={t('tab.people')} />
      <search className="rollcall-filters">
        <SearchField isWide label={t('people.search')} value={typed} onChange={type} />
        <ChoiceFilter
          label={t('people.state')}
          value={filter}
          onChange={setFilter}
          options={states.map((value) => ({ value, label: t(`personState.${value}`) }))}
        />
        {names.size > 1 && (
          <ChoiceFilter
            label={t('people.connector')}
            value={connector}
            onChange={setConnector}
            options={[...names].map(([value, label]) => ({ value, label }))}
          />
        )}
        <output className="rollcall-muted">{found.data !== undefined && t('people.count', { count: found.data.total })}</output>
      </search>
      <SnapshotAges snapshots={found.data?.snapshots ?? []} names={names} />
      {found.error !== null && found.data === undefined ? (
        <Problem title={t('people.failed')} error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <div className="rollcall-scroll">
          <DynamicTable
            isFixedSize
            label={t('tab.people')}
            head={peopleColumns(words)}
            rows={rows}
            isLoading={found.isPending || found.isPlaceholderData}
            emptyView={
              <EmptyState
                header={t(isNarrowed ? 'filter.nothing' : 'people.none')}
                headingLevel={2}
                description={t(isNarrowed ? 'filter.nothingText' : 'people.noneText')}
              />
            }
          />
        </div>
      )}
      <PageButtons pages={pages} next={found.data?.next ?? null} isWaiting={found.isPlaceholderData} />
    </>
  );
}
