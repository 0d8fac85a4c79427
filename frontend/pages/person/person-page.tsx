import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useConnectors } from '../../api/queries/connectors';
import { usePerson, useSyncPerson } from '../../api/queries/people';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useServerText } from '../../messages/use-server-text';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { PageHeading } from '../../shell/page-heading';
import { AccountTable } from './account-table';
import { GroupTable } from './group-table';
import { LinkFacts } from './link-facts';
import { PastOperations } from './past-operations';
import { PersonSection } from './person-section';
import { SourceRecord } from './source-record';
import { SyncResult } from './sync-result';
import { Why } from './why';

/** Everything there is to know of one person: why they are in Jira or not, account, groups, record, link, and what happened. */
export function PersonPage() {
  const { t } = useWords();
  const say = useServerText();
  const mayChange = useMayChange('run');
  const { connector = '', person: sourceId = '' } = useParams();
  const person = usePerson(connector, sourceId);
  const connectors = useConnectors();
  const sync = useSyncPerson(connector);
  const [runId, setRunId] = useState<string | null>(null);
  const trail = [{ to: '/people', label: t('tab.people') }];
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
  const { jira, applied, mapped, scope, problem } = person.data;
  const account = jira ?? applied;
  const name = account?.displayName || account?.name || mapped?.fields.displayName || mapped?.fields.username || sourceId;
  const connectorName = connectors.data?.find(({ id }) => id === connector)?.name ?? connector;
  return (
    <>
      <PageHeading
        title={name}
        trail={trail}
        actions={
          mayChange && (
            <Button
              appearance="primary"
              isLoading={sync.isPending}
              onClick={() => sync.mutate(sourceId, { onSuccess: ({ id }) => setRunId(id) })}
            >
              {t('person.sync')}
            </Button>
          )
        }
      />
      {sync.error !== null && <Problem title={t('overview.startFailed')} error={sync.error} />}
      {runId !== null && <SyncResult key={runId} runId={runId} name={name} />}
      <PersonSection title={t('person.why')}>
        <Why scope={scope} connectorName={connectorName} />
        {problem !== null && <p className="rollcall-error">{t('person.lastProblem', { problem: say(problem) })}</p>}
      </PersonSection>
      <PersonSection title={t('person.account')}>
        <AccountTable person={person.data} />
      </PersonSection>
      <PersonSection title={t('person.groups')}>
        <GroupTable person={person.data} />
      </PersonSection>
      <PersonSection title={t('person.record')}>
        <SourceRecord person={person.data} />
      </PersonSection>
      <PersonSection title={t('person.link')}>
        <LinkFacts person={person.data} />
      </PersonSection>
      <PersonSection title={t('person.operations')}>
        <PastOperations person={person.data} />
      </PersonSection>
    </>
  );
}
