import { useParams } from 'react-router';
import { useConnector, useConnectorTypes } from '../../api/queries/connectors';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { MappingForm } from './mapping-form';

/** How a record of the source becomes a user of Jira. */
export function MappingPage() {
  const { t } = useWords();
  const { connector: id = '' } = useParams();
  const detail = useConnector(id);
  const types = useConnectorTypes();
  const name = detail.data?.configuration.name ?? id;
  const spec = types.data?.find(({ type }) => type === detail.data?.configuration.type);
  const trail = [
    { to: '/', label: t('tab.overview') },
    { to: `/connectors/${encodeURIComponent(id)}`, label: name },
  ];
  return (
    <>
      <PageHeading title={t('mapping.titleOf', { name })} trail={trail}>
        <p className="rollcall-muted">{t('mapping.text')}</p>
      </PageHeading>
      {detail.error !== null && detail.data === undefined && (
        <Problem title={t('connector.failed')} error={detail.error} onRetry={() => void detail.refetch()} />
      )}
      {detail.isPending && <Loading />}
      {detail.data !== undefined && (
        <MappingForm key={id} stored={detail.data} spec={spec ?? null} onReload={() => void detail.refetch()} />
      )}
    </>
  );
}
