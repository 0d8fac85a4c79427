import EmptyState from '@atlaskit/empty-state';
import { useState } from 'react';
import { useOperationCounts } from '../../api/queries/runs';
import type { OperationKind, Run, RunDetail } from '../../api/shapes';
import { useTypedSearch } from '../../components/use-typed-search';
import { useWords } from '../../messages/words';
import { operationKinds } from '../run/operation-kinds';
import { KindGroup } from './kind-group';
import { PreviewFilters } from './preview-filters';
import { PreviewTotals } from './preview-totals';

/** The operations by kind, to be narrowed and looked through; what takes something away before what gives. */
export function PlannedChanges({ run, byKind }: { readonly run: Run; readonly byKind: RunDetail['byKind'] }) {
  const { t } = useWords();
  const { typed, search, type } = useTypedSearch();
  const [kind, setKind] = useState<OperationKind | ''>('');
  const [heldOnly, setHeldOnly] = useState(false);
  const narrowing = { search, kind, state: heldOnly ? ('held' as const) : ('' as const) };
  const counts = useOperationCounts(run.id, narrowing);
  const totals = sumByKind(byKind);
  const shown = sumByKind(counts.data?.byKind ?? byKind);
  if (totals.length === 0) return <EmptyState header={t('preview.nothing')} headingLevel={2} description={t('preview.nothingText')} />;
  return (
    <>
      <PreviewTotals run={run} totals={totals} />
      <PreviewFilters
        typed={typed}
        onType={type}
        kind={kind}
        onKind={setKind}
        kinds={totals.map((one) => one.kind)}
        heldOnly={heldOnly}
        onHeldOnly={setHeldOnly}
        hasHeld={byKind.some(({ state }) => state === 'held')}
        total={counts.data?.total}
      />
      {shown.length === 0 && <EmptyState header={t('filter.nothing')} headingLevel={2} description={t('filter.nothingText')} />}
      {shown.map((one, index) => (
        <KindGroup
          key={one.kind}
          run={run}
          kind={one.kind}
          count={one.count}
          search={search}
          state={narrowing.state}
          startsOpen={index === 0 || kind !== ''}
        />
      ))}
    </>
  );
}

function sumByKind(byKind: RunDetail['byKind']): readonly { readonly kind: OperationKind; readonly count: number }[] {
  return [...operationKinds]
    .reverse()
    .map((kind) => ({ kind, count: byKind.reduce((sum, one) => sum + (one.kind === kind ? one.count : 0), 0) }))
    .filter(({ count }) => count > 0);
}
