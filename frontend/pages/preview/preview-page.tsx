import Button from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import { Link, useNavigate, useParams } from 'react-router';
import { isMoving, useRun, useStartRun } from '../../api/queries/runs';
import type { RunDetail } from '../../api/shapes';
import { FormField } from '../../components/form-field';
import { LiveProgress } from '../../components/live-progress';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useTypedSearch } from '../../components/use-typed-search';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { Brakes } from '../run/brakes';
import { operationKinds } from '../run/operation-kinds';
import { PlanNotes } from '../run/plan-notes';
import { KindGroup } from './kind-group';

/** What a sync would do now, by kind: problems first, what takes something away before what gives. */
export function PreviewPage() {
  const { t, moment } = useWords();
  const { run: id = '' } = useParams();
  const navigate = useNavigate();
  const detail = useRun(id);
  const start = useStartRun();
  const { typed, search, type } = useTypedSearch();
  const run = detail.data?.run;
  const kinds = [...operationKinds].reverse().map((kind) => ({ kind, count: countOf(detail.data, kind) }));
  const shown = kinds.filter(({ count }) => count > 0);
  const isReady = run !== undefined && !isMoving(run) && run.error === null;

  return (
    <>
      <PageHeading
        title={t('preview.title')}
        trail={[{ to: '/history', label: t('tab.history') }]}
        actions={
          isReady && (
            <>
              <Link to="/">{t('preview.leave')}</Link>
              <Button
                appearance="primary"
                isLoading={start.isPending}
                onClick={() => start.mutate(run.connectorId, { onSuccess: (started) => navigate(`/runs/${started.id}`) })}
              >
                {t('preview.run')}
              </Button>
            </>
          )
        }
      >
        <p className="rollcall-muted">
          {run !== undefined && `${run.connectorId}, ${moment(run.startedAt)}. `}
          {t('preview.text')}
        </p>
      </PageHeading>
      {start.error !== null && <Problem title={t('overview.startFailed')} error={start.error} />}
      {detail.error !== null && detail.data === undefined && (
        <Problem title={t('run.failed')} error={detail.error} onRetry={() => void detail.refetch()} />
      )}
      {detail.isPending && <Loading />}
      {run !== undefined && isMoving(run) && <LiveProgress run={run} name={run.connectorId} />}
      {run !== undefined && run.error !== null && (
        <SectionMessage appearance="error" title={run.error.message}>
          <p>{run.error.remedy}</p>
        </SectionMessage>
      )}
      {isReady && detail.data !== undefined && (
        <>
          <PlanNotes problems={detail.data.problems} withheld={detail.data.withheld} />
          <Brakes run={run} />
          {shown.length === 0 ? (
            <EmptyState header={t('preview.nothing')} headingLevel={2} description={t('preview.nothingText')} />
          ) : (
            <>
              <search className="rollcall-filters">
                <FormField label={t('operation.search')}>
                  {({ id: field }) => (
                    <Textfield id={field} isCompact type="search" value={typed} onChange={(event) => type(event.currentTarget.value)} />
                  )}
                </FormField>
              </search>
              {shown.map(({ kind, count }, index) => (
                <KindGroup key={kind} run={run} kind={kind} count={count} search={search} startsOpen={index === 0} />
              ))}
            </>
          )}
        </>
      )}
    </>
  );
}

function countOf(detail: RunDetail | undefined, kind: RunDetail['byKind'][number]['kind']): number {
  return (detail?.byKind ?? []).reduce((sum, one) => sum + (one.kind === kind ? one.count : 0), 0);
}
