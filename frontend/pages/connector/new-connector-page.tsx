import Heading from '@atlaskit/heading';
import { Link } from 'react-router';
import { useConnectorTypes } from '../../api/queries/connectors';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
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
        {types.data?.map(({ type, label, summary, fields }) => (
          <article key={type} className="rollcall-card" aria-label={label}>
            <Heading size="small" as="h2">
              <Link to={`/connectors/new/${type}`}>{label}</Link>
            </Heading>
            <p className="rollcall-muted">{summary}</p>
            <p className="rollcall-muted">
              {t('type.fields', {
                fields: fields
                  .filter(({ required, onlyWhen, kind }) => required && onlyWhen === undefined && kind !== 'choice')
                  .map((field) => field.label)
                  .join(', '),
              })}
            </p>
          </article>
        ))}
      </div>
      <p className="rollcall-muted">{t('type.notFound')}</p>
    </SetupFrame>
  );
}
