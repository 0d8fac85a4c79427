import Button, { LinkButton } from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useNavigate, useParams } from 'react-router';
import { isMoving, useRun, useStartRun } from '../../api/queries/runs';
import { LiveProgress } from '../../components/live-progress';
import { Loading } from '../../components/loading';
import { useConnectorNames } from '../../components/name-connector';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { PageHeading } from '../../shell/page-heading';
import { Brakes } from '../run/brakes';
import { PlanNotes } from '../run/plan-notes';
import { PlannedChanges } from './planned-changes';

/** What a sync would do now, by kind: problems first, what takes something away before what gives. */
export function PreviewPage() {
  const { t, moment } = useWords();
  const { run: id = '' } = useParams();
  const mayChange = useMayChange('run');
  const navigate = useNavigate();
  const detail = useRun(id);
  const nameOf = useConnectorNames();
  const start = useStartRun();
  const run = detail.data?.run;
  const isReady = run !== undefined && !isMoving(run) && run.error === null;

  return (
    <>
      <PageHeading
        title={t('preview.title')}
        trail={[{ to: '/history', label: t('tab.history') }]}
        actions={
          isReady && (
            <>
              <LinkButton href="#/" appearance="subtle">
                {t('preview.leave')}
              </LinkButton>
              {mayChange && (
                <Button
                  appearance="primary"
                  isLoading={start.isPending}
                  onClick={() => start.mutate(run.connectorId, { onSuccess: (started) => navigate(`/runs/${started.id}`) })}
                >
                  {t('preview.run')}
                </Button>
              )}
            </>
          )
        }
      >
        <p className="rollcall-muted">
          {run !== undefined && `${nameOf(run.connectorId)}, ${moment(run.startedAt)}. `}
          {t('preview.text')}
        </p>
      </PageHeading>
      {start.error !== null && <Problem title={t('overview.startFailed')} error={start.error} />}
      {detail.error !== null && detail.data === undefined && (
        <Problem title={t('run.failed')} error={detail.error} onRetry={() => void detail.refetch()} />
      )}
      {detail.isPending && <Loading />}
      {run !== undefined && isMoving(run) && <LiveProgress run={run} name={nameOf(run.connectorId)} />}
      {run !== undefined && run.error !== null && (
        <SectionMessage appearance="error" title={run.error.message}>
          <p>{run.error.remedy}</p>
        </SectionMessage>
      )}
      {isReady && detail.data !== undefined && (
        <>
          <PlanNotes problems={detail.data.problems} withheld={detail.data.withheld} />
          <Brakes run={run} />
          <PlannedChanges run={run} byKind={detail.data.byKind} />
        </>
      )}
    </>
  );
}
