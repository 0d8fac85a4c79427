import Heading from '@atlaskit/heading';
import { Link } from 'react-router';
import { useConnectorTypes } from '../../api/queries/connectors';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';

/** Which system people come from. */
export function NewConnectorPage() {
  const { t } = useWords();
  const types = useConnectorTypes();
  return (
    <>
      <PageHeading title={t('connector.new')} trail={[{ to: '/', label: t('tab.overview') }]}>
        <p className="rollcall-muted">{t('connector.choose')}</p>
      </PageHeading>
      {types.isPending && <Loading />}
      {types.error !== null && <Problem title={t('connector.typesFailed')} error={types.error} onRetry={() => void types.refetch()} />}
      <div className="rollcall-tiles">
        {types.data?.map(({ type, label, summary }) => (
          <article key={type} className="rollcall-card">
            <Heading size="small" as="h2">
              <Link to={`/connectors/new/${type}`}>{label}</Link>
            </Heading>
            <p className="rollcall-muted">{summary}</p>
          </article>
        ))}
      </div>
    </>
  );
}
