import Heading from '@atlaskit/heading';
import { useParams, useSearchParams } from 'react-router';
import { isNotThere } from '../../api/error';
import { isMoving, usePrefetchedOperations, useRun } from '../../api/queries/runs';
import { LiveProgress } from '../../components/live-progress';
import { Loading } from '../../components/loading';
import { useConnectorNames } from '../../components/name-connector';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { NothingHere } from '../../shell/nothing-here';
import { PageHeading } from '../../shell/page-heading';
import { Brakes } from './brakes';
import { DownloadButtons } from './download-buttons';
import { firstOperations, OperationsTable } from './operations-table';
import { PlanNotes } from './plan-notes';
import { RunSummary } from './run-summary';
import { Timeline } from './timeline';

/** One run: what it was, what it did, what waits, what went wrong. */
export function RunPage() {
  const { t, moment } = useWords();
  const { run: id = '' } = useParams();
  const [search] = useSearchParams();
  usePrefetchedOperations(id, firstOperations(search.get('person') ?? ''));
  const detail = useRun(id);
  const nameOf = useConnectorNames();
  if (isNotThere(detail.error)) return <NothingHere />;
  const trail = [{ to: '/history', label: t('tab.history') }];
  if (detail.data === undefined) {
    return (
      <>
        <PageHeading title={t('run.title')} trail={trail} />
        {detail.error === null ? (
          <Loading />
        ) : (
          <Problem title={t('run.failed')} error={detail.error} onRetry={() => void detail.refetch()} />
        )}
      </>
    );
  }
  const { run, problems, withheld, byKind, timeline } = detail.data;
  return (
    <>
      <PageHeading
        title={t('run.titleOf', { connector: nameOf(run.connectorId), at: moment(run.startedAt) })}
        trail={trail}
        actions={run.planHash !== null && <DownloadButtons run={run} />}
      />
      {isMoving(run) && <LiveProgress run={run} name={nameOf(run.connectorId)} />}
      <RunSummary run={run} byKind={byKind} />
      <Brakes run={run} />
      <PlanNotes problems={problems} withheld={withheld} />
      <Timeline events={timeline} />
      <section aria-label={t('run.operations')} className="rollcall-section">
        <Heading size="small" as="h2">
          {t('run.operations')}
        </Heading>
        <OperationsTable run={run} />
      </section>
    </>
  );
}
