import { Link, useParams } from 'react-router';
import { useConnector, useConnectorTypes } from '../../api/queries/connectors';
import type { ConnectorDetail } from '../../api/shapes';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { ConnectorForm } from './connector-form';
import { RemoveConnector } from './remove-connector';

/** A connector, new or stored: where people are read from, when, and which of them. */
export function ConnectorPage() {
  const { connector, type } = useParams();
  if (connector !== undefined) return <StoredConnector key={connector} id={connector} />;
  return <EditConnector type={type ?? ''} stored={null} onReload={() => undefined} />;
}

function StoredConnector({ id }: { readonly id: string }) {
  const { t } = useWords();
  const detail = useConnector(id);
  if (detail.data !== undefined)
    return <EditConnector type={detail.data.configuration.type} stored={detail.data} onReload={() => void detail.refetch()} />;
  if (detail.error === null) return <Loading />;
  return <Problem title={t('connector.failed')} error={detail.error} onRetry={() => void detail.refetch()} />;
}

interface EditConnectorProps {
  readonly type: string;
  readonly stored: ConnectorDetail | null;
  readonly onReload: () => void;
}

function EditConnector({ type, stored, onReload }: EditConnectorProps) {
  const { t } = useWords();
  const types = useConnectorTypes();
  const spec = types.data?.find((one) => one.type === type);
  const title = stored?.configuration.name ?? t('connector.newOf', { type: spec?.label ?? type });
  const address = stored === null ? '' : `/connectors/${encodeURIComponent(stored.configuration.id)}`;
  return (
    <>
      <PageHeading
        title={title}
        trail={[{ to: '/', label: t('tab.overview') }]}
        actions={
          stored !== null && (
            <>
              <Link to={`${address}/mapping`}>{t('mapping.title')}</Link>
              <RemoveConnector id={stored.configuration.id} name={stored.configuration.name} />
            </>
          )
        }
      />
      {types.error !== null && <Problem title={t('connector.typesFailed')} error={types.error} onRetry={() => void types.refetch()} />}
      {types.isPending && <Loading />}
      {types.data !== undefined && spec === undefined && <Problem title={t('connector.unknownType')} error={new Error(type)} />}
      {spec !== undefined && <ConnectorForm spec={spec} stored={stored} onReload={onReload} />}
    </>
  );
}
