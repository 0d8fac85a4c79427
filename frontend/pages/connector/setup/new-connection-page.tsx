import { useParams } from 'react-router';
import { useConnectors, useConnectorTypes } from '../../../api/queries/connectors';
import { Loading } from '../../../components/loading';
import { Problem } from '../../../components/problem';
import { useWords } from '../../../messages/words';
import { ConnectionStep } from './connection-step';
import { SetupFrame } from './setup-frame';

/** The second step of a connector that is not stored yet. */
export function NewConnectionPage() {
  const { t } = useWords();
  const { type = '' } = useParams();
  const types = useConnectorTypes();
  const connectors = useConnectors();
  const spec = types.data?.find((one) => one.type === type);
  const title = t('connector.newOf', { type: spec?.label ?? type });
  return (
    <SetupFrame title={title} step="connection" connectorId={null}>
      {types.error !== null && <Problem title={t('connector.typesFailed')} error={types.error} onRetry={() => void types.refetch()} />}
      {(types.isPending || connectors.isPending) && <Loading />}
      {types.data !== undefined && spec === undefined && <Problem title={t('connector.unknownType')} error={new Error(type)} />}
      {spec !== undefined && !connectors.isPending && (
        <ConnectionStep key={type} spec={spec} stored={null} taken={connectors.data?.map(({ id }) => id) ?? []} />
      )}
    </SetupFrame>
  );
}
