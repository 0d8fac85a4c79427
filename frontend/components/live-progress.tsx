import Button from '@atlaskit/button/new';
import ProgressBar from '@atlaskit/progress-bar';
import { useProgress } from '../api/live';
import { isMovingState, useStopRun } from '../api/queries/runs';
import type { Progress, Run } from '../api/shapes';
import { useWords } from '../messages/words';
import { useMayChange } from '../session/use-may-change';
import { Problem } from './problem';

/** How far a run is, and the way to stop it. */
export function LiveProgress({ run, name }: { readonly run: Run; readonly name: string }) {
  const { t, number, duration } = useWords();
  const heard = useProgress(run.id);
  const mayChange = useMayChange('run');
  const stop = useStopRun();
  // What was heard of an end is old: an approved run goes on.
  const progress = heard !== null && isMovingState(heard.state) ? heard : null;
  const { done = 0, total = null, rate = 0, etaMs = null } = progress ?? {};
  const phase = t(`phase.${progress?.phase ?? phaseOf(run)}`);
  const facts = [
    total === null ? (done > 0 ? number(done) : '') : t('progress.of', { done, total }),
    rate > 0 ? t('progress.rate', { rate: number(rate, { maximumFractionDigits: rate < 10 ? 1 : 0 }) }) : '',
    etaMs === null ? '' : t('progress.left', { time: duration(etaMs) }),
  ].filter(Boolean);

  return (
    <div className="rollcall-progress">
      <div className="rollcall-progress-line">
        <span>
          <strong>{phase}</strong> {facts.join(' · ')}
        </span>
        {mayChange && (
          <Button
            appearance="default"
            spacing="compact"
            aria-label={t('action.stopOf', { name })}
            isLoading={stop.isPending || stop.isSuccess}
            onClick={() => stop.mutate(run.id)}
          >
            {t('action.stop')}
          </Button>
        )}
      </div>
      <ProgressBar
        ariaLabel={t('progress.label', { name })}
        isIndeterminate={total === null || total === 0}
        value={total === null || total === 0 ? 0 : Math.min(1, done / total)}
      />
      {stop.error !== null && <Problem title={t('stop.failed')} error={stop.error} />}
    </div>
  );
}

function phaseOf({ state }: Run): Progress['phase'] {
  if (state === 'applying') return 'apply';
  return state === 'deciding' ? 'decide' : 'read-source';
}
