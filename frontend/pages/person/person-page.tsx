import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useNavigate, useParams } from 'react-router';
import { usePerson, useSyncPerson } from '../../api/queries/people';
import { Loading } from '../../components/loading';
import { Moment } from '../../components/moment';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { PastOperations } from './past-operations';

/** What Rollcall knows of one managed person: the link, the account as last written, groups given, and everything that happened. */
export function PersonPage() {
  const { t } = useWords();
  const { connector = '', person: sourceId = '' } = useParams();
  const navigate = useNavigate();
  const person = usePerson(connector, sourceId);
  const sync = useSyncPerson(connector);
  const trail = [{ to: '/', label: t('tab.overview') }];
  if (person.data === undefined) {
    return (
      <>
        <PageHeading title={t('person.title')} trail={trail} />
        {person.error === null ? (
          <Loading />
        ) : (
          <Problem title={t('person.failed')} error={person.error} onRetry={() => void person.refetch()} />
        )}
      </>
    );
  }
  const { applied, jira, source, userKey, grantedGroups, createdByUs, leftAt, operations } = person.data;
  const account = jira ?? applied;
  const facts = [
    [t('field.name'), account?.name ?? t('person.noAccount')],
    [t('field.email'), account?.email ?? '–'],
    [t('field.active'), account === null ? '–' : t(account.active ? 'field.yes' : 'field.no')],
    [t('person.userKey'), userKey ?? '–'],
    [t('person.status'), source?.status ?? '–'],
    [t('person.sourceId'), sourceId],
    [t('person.createdByUs'), t(createdByUs ? 'field.yes' : 'field.no')],
  ] as const;
  return (
    <>
      <PageHeading
        title={account?.displayName || account?.name || sourceId}
        trail={trail}
        actions={
          <Button
            appearance="primary"
            isLoading={sync.isPending}
            onClick={() => sync.mutate(sourceId, { onSuccess: (run) => navigate(`/runs/${run.id}`) })}
          >
            {t('person.sync')}
          </Button>
        }
      />
      {sync.error !== null && <Problem title={t('overview.startFailed')} error={sync.error} />}
      <dl className="rollcall-facts" aria-label={t('person.link')}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {leftAt !== null && (
          <div>
            <dt>{t('person.leftAt')}</dt>
            <dd>
              <Moment at={leftAt} />
            </dd>
          </div>
        )}
      </dl>
      <section aria-label={t('person.groups')} className="rollcall-section">
        <Heading size="small" as="h2">
          {t('person.groups')}
        </Heading>
        <p>{grantedGroups.length === 0 ? t('person.noGroups') : grantedGroups.join(', ')}</p>
      </section>
      <section aria-label={t('person.operations')} className="rollcall-section">
        <Heading size="small" as="h2">
          {t('person.operations')}
        </Heading>
        <PastOperations operations={operations} />
      </section>
    </>
  );
}
