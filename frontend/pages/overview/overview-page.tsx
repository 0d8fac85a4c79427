import { LinkButton } from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import Heading from '@atlaskit/heading';
import { useConnectors } from '../../api/queries/connectors';
import { useLastRuns } from '../../api/queries/runs';
import { RunsChart } from '../../charts/runs-chart';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { PageHeading } from '../../shell/page-heading';
import { ConnectorCard } from './connector-card';
import { FirstSteps, isFirstVisit } from './first-steps';

const shownRuns = 30;

/** Every connector with its state and its next step, and how the last runs went. */
export function OverviewPage() {
  const { t } = useWords();
  const mayChange = useMayChange('configure');
  const connectors = useConnectors();
  const runs = useLastRuns(2 * shownRuns);
  const syncs = runs.data?.filter(({ kind }) => kind !== 'simulation').slice(0, shownRuns);
  const isFirst = connectors.data !== undefined && isFirstVisit(connectors.data);
  const hasNone = connectors.data?.length === 0;

  return (
    <>
      <PageHeading
        title={t('tab.overview')}
        actions={!hasNone && mayChange && <LinkButton href="#/connectors/new">{t('overview.add')}</LinkButton>}
      />
      <section aria-label={t('overview.connectors')}>
        {connectors.isPending && <Loading />}
        {connectors.error !== null && connectors.data === undefined && (
          <Problem title={t('overview.connectorsFailed')} error={connectors.error} onRetry={() => void connectors.refetch()} />
        )}
        {isFirst && <FirstSteps connectors={connectors.data ?? []} />}
        {connectors.data?.map((connector) => (
          <ConnectorCard
            key={connector.id}
            connector={connector}
            runs={(runs.data ?? []).filter(({ connectorId }) => connectorId === connector.id)}
          />
        ))}
      </section>
      {!hasNone && !(isFirst && syncs?.length === 0) && (
        <section aria-label={t('overview.lastRuns')} className="rollcall-section">
          <Heading size="small" as="h2">
            {t('overview.lastRuns')}
          </Heading>
          {runs.error !== null && runs.data === undefined && (
            <Problem title={t('history.failed')} error={runs.error} onRetry={() => void runs.refetch()} />
          )}
          {syncs?.length === 0 && <EmptyState header={t('history.none')} headingLevel={3} description={t('history.noneText')} />}
          {syncs !== undefined && syncs.length > 0 && <RunsChart runs={syncs} />}
        </section>
      )}
    </>
  );
}
