import Button from '@atlaskit/button/new';
import { useEffect, useRef } from 'react';
import { isMoving, useRun, useStartRun } from '../../api/queries/runs';
import type { ConnectorConfiguration } from '../../api/shapes';
import { LiveProgress } from '../../components/live-progress';
import { Problem } from '../../components/problem';
import { summarizeRun } from '../../components/summarize-run';
import { useWords } from '../../messages/words';

export interface ReadPeopleProps {
  readonly configuration: ConnectorConfiguration;
  /** There is something to look at now. */
  readonly onRead: () => void;
}

/** Before anything was read: the way to read the source without writing anything, a simulation. */
export function ReadPeople({ configuration, onRead }: ReadPeopleProps) {
  const words = useWords();
  const { t } = words;
  const { id, name, enabled } = configuration;
  const start = useStartRun('simulation');
  return (
    <div className="rollcall-card">
      <p>
        <strong>{t('live.neverRead')}</strong>
      </p>
      <p>{t('live.neverReadText')}</p>
      {start.data === undefined ? (
        <Button appearance="primary" isDisabled={!enabled} isLoading={start.isPending} onClick={() => start.mutate(id)}>
          {t('live.read')}
        </Button>
      ) : (
        <Reading runId={start.data.id} name={name} onRead={onRead} onRetry={() => start.mutate(id)} />
      )}
      {!enabled && <p className="rollcall-muted">{t('live.off')}</p>}
      {start.error !== null && <Problem title={t('live.readFailed')} error={start.error} />}
    </div>
  );
}

interface ReadingProps {
  readonly runId: string;
  readonly name: string;
  readonly onRead: () => void;
  readonly onRetry: () => void;
}

function Reading({ runId, name, onRead, onRetry }: ReadingProps) {
  const words = useWords();
  const run = useRun(runId).data?.run;
  const isDone = run?.state === 'done';
  const whenRead = useRef(onRead);
  whenRead.current = onRead;
  useEffect(() => {
    if (isDone) whenRead.current();
  }, [isDone]);
  if (run === undefined || isMoving(run)) return run ? <LiveProgress run={run} name={name} /> : null;
  if (isDone) return null;
  return <Problem title={words.t('live.readFailed')} error={new Error(summarizeRun(run, words))} onRetry={onRetry} />;
}
