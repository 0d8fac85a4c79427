import SectionMessage from '@atlaskit/section-message';
import { Link } from 'react-router';
import { isMoving, isMovingState, useOperations, useRun } from '../../api/queries/runs';
import { explainReason } from '../../components/explain-reason';
import { LiveProgress } from '../../components/live-progress';
import { Problem } from '../../components/problem';
import { RunState } from '../../components/run-state';
import { summarizeRun } from '../../components/summarize-run';
import { useWords } from '../../messages/words';
import { OperationChange } from '../run/operation-change';

const shownAtMost = 20;

/** How far the sync of one person is, and what it did, where it was started. */
export function SyncResult({ runId, name }: { readonly runId: string; readonly name: string }) {
  const words = useWords();
  const { t } = words;
  const detail = useRun(runId);
  const run = detail.data?.run;
  const isRunning = run === undefined || isMoving(run);
  const operations = useOperations(runId, { limit: shownAtMost }, isRunning);
  if (detail.error !== null && run === undefined) return <Problem title={t('run.failed')} error={detail.error} />;
  if (run === undefined) return null;
  // "Nothing had to be changed" may only be said of what was read after the end.
  const isKnown = operations.error !== null || (operations.data !== undefined && !isMovingState(operations.data.runState));
  if (isRunning || !isKnown) return <LiveProgress run={run} name={name} />;
  const items = operations.data?.items ?? [];
  const isGood = run.error === null && run.state === 'done';
  return (
    <div role="status">
      <SectionMessage appearance={isGood ? 'success' : run.error === null ? 'warning' : 'error'} title={t('person.result')}>
        <p>
          <RunState state={run.state} /> {items.length === 0 && isGood ? t('person.resultNothing') : summarizeRun(run, words)}
        </p>
        {items.length > 0 && (
          <ul>
            {items.map(({ seq, operation, state, error }) => (
              <li key={seq}>
                {t(`kind.${operation.kind}`)} <OperationChange operation={operation} /> {explainReason(operation.reason, words)}{' '}
                {state !== 'applied' && `${t(`operationState.${state}`)}. `}
                {error !== null && `${error.message} ${error.remedy ?? ''}`}
              </li>
            ))}
          </ul>
        )}
        <Link to={`/runs/${runId}`}>{t('person.toRun')}</Link>
      </SectionMessage>
    </div>
  );
}
