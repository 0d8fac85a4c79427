import EmptyState from '@atlaskit/empty-state';
import { useConnectors } from '../../api/queries/connectors';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { startsTogether } from './schedule-hints';
import { ScheduleRow } from './schedule-row';

/** When every connector syncs by itself. */
export function SchedulePage() {
  const { t } = useWords();
  const connectors = useConnectors();
  const all = connectors.data ?? [];
  return (
    <>
      <PageHeading title={t('tab.schedule')}>
        <p className="rollcall-muted">{t('schedulePage.text')}</p>
      </PageHeading>
      {connectors.isPending && <Loading />}
      {connectors.error !== null && connectors.data === undefined && (
        <Problem title={t('overview.connectorsFailed')} error={connectors.error} onRetry={() => void connectors.refetch()} />
      )}
      {connectors.data?.length === 0 && (
        <EmptyState header={t('schedulePage.none')} headingLevel={2} description={t('schedulePage.noneText')} />
      )}
      {all.length > 0 && (
        <div className="rollcall-scroll">
          <table className="rollcall-table" aria-label={t('tab.schedule')}>
            <thead>
              <tr>
                <th scope="col">{t('schedulePage.connector')}</th>
                <th scope="col">{t('schedulePage.when')}</th>
                <th scope="col">{t('schedulePage.next')}</th>
                <th scope="col">{t('schedulePage.last')}</th>
                <th scope="col">{t('schedulePage.on')}</th>
              </tr>
            </thead>
            <tbody>
              {all.map((connector) => (
                <ScheduleRow key={connector.id} connector={connector} together={startsTogether(connector, all)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
