import { LinkButton } from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useParams } from 'react-router';
import { isNotThere } from '../../api/error';
import { useConnector, useConnectors, useConnectorTypes } from '../../api/queries/connectors';
import type { ConnectorDetail } from '../../api/shapes';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { NothingHere } from '../../shell/nothing-here';
import { PageHeading } from '../../shell/page-heading';
import { isUnfinished } from '../overview/first-steps';
import { ConnectorForm } from './connector-form';
import { RemoveConnector } from './remove-connector';
import { setupAddress } from './setup/steps';

/** A stored connector: where people are read from, when, which of them, and what limits a run. */
export function ConnectorPage() {
  const { t } = useWords();
  const { connector: id = '' } = useParams();
  const detail = useConnector(id);
  if (detail.data !== undefined) return <StoredConnector key={id} stored={detail.data} />;
  if (isNotThere(detail.error)) return <NothingHere />;
  if (detail.error === null) return <Loading />;
  return <Problem title={t('connector.failed')} error={detail.error} onRetry={() => void detail.refetch()} />;
}

function StoredConnector({ stored }: { readonly stored: ConnectorDetail }) {
  const { t } = useWords();
  const types = useConnectorTypes();
  const connectors = useConnectors();
  const mayChange = useMayChange('configure');
  const { id, name, type } = stored.configuration;
  const spec = types.data?.find((one) => one.type === type);
  const view = connectors.data?.find((one) => one.id === id);
  return (
    <>
      <PageHeading
        title={name}
        trail={[{ to: '/', label: t('tab.overview') }]}
        actions={
          <>
            <LinkButton href={`#/connectors/${encodeURIComponent(id)}/mapping`}>{t('mapping.title')}</LinkButton>
            {mayChange && <RemoveConnector id={id} name={name} />}
          </>
        }
      />
      {view !== undefined && isUnfinished(view) && mayChange && (
        <SectionMessage>
          <p>{t('setup.neverSynced')}</p>
          <LinkButton href={`#${setupAddress(id)}`} spacing="compact">
            {t('setup.resume')}
          </LinkButton>
        </SectionMessage>
      )}
      {types.error !== null && <Problem title={t('connector.typesFailed')} error={types.error} onRetry={() => void types.refetch()} />}
      {types.isPending && <Loading />}
      {types.data !== undefined && spec === undefined && <Problem title={t('connector.unknownType')} error={new Error(type)} />}
      {spec !== undefined && <ConnectorForm spec={spec} stored={stored} />}
    </>
  );
}
