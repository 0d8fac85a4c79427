import Heading from '@atlaskit/heading';
import { Link } from 'react-router';
import { useConnectorTypes } from '../../api/queries/connectors';
import type { ConnectorSpec } from '../../api/shapes';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { isAskedFor, toConnectorInput } from './connector-input';
import { SetupFrame } from './setup/setup-frame';

/** Which system people come from: the first step. */
export function NewConnectorPage() {
  const { t } = useWords();
  const types = useConnectorTypes();
  return (
    <SetupFrame title={t('connector.new')} step="system" connectorId={null}>
      <p>{t('connector.choose')}</p>
      {types.isPending && <Loading />}
      {types.error !== null && <Problem title={t('connector.typesFailed')} error={types.error} onRetry={() => void types.refetch()} />}
      <div className="rollcall-tiles">
        {types.data?.map((spec) => (
          <article key={spec.type} className="rollcall-card" aria-label={spec.label}>
            <Heading size="small" as="h2">
              <Link to={`/connectors/new/${spec.type}`}>{spec.label}</Link>
            </Heading>
            <p className="rollcall-muted">{spec.summary}</p>
            <p className="rollcall-muted">{t('type.fields', { fields: neededFields(spec).join(', ') })}</p>
          </article>
        ))}
      </div>
      <p className="rollcall-muted">{t('type.notFound')}</p>
    </SetupFrame>
  );
}

/** What has to be at hand, as long as nothing unusual is chosen. */
function neededFields(spec: ConnectorSpec): readonly string[] {
  const { source } = toConnectorInput(spec, null);
  return spec.fields.filter((field) => field.required && field.kind !== 'choice' && isAskedFor(field, source)).map(({ label }) => label);
}
