import { Link } from 'react-router';
import type { ConnectorView, Run } from '../../api/shapes';
import { changesOf, totalOf } from '../../charts/run-changes';
import { Sparkline } from '../../charts/sparkline';
import { Moment } from '../../components/moment';
import { RunState } from '../../components/run-state';
import { useWords } from '../../messages/words';
import { describeCron } from '../schedule/describe-cron';

export interface CardFactsProps {
  readonly connector: ConnectorView;
  /** The run that says how the connector stands; null when it never ran. */
  readonly shown: Run | null;
  /** Its last runs, newest first. */
  readonly runs: readonly Run[];
}

/** A connector in numbers and times. */
export function CardFacts({ connector, shown, runs }: CardFactsProps) {
  const words = useWords();
  const { t, number } = words;
  const { people, groups, held, nextRunAt, schedule, enabled } = connector;
  const syncs = runs.filter(({ kind }) => kind !== 'simulation');
  const spoken = schedule === null ? null : describeCron(schedule.cron, words);
  return (
    <dl className="rollcall-facts">
      <div>
        <dt>{t('overview.people')}</dt>
        <dd>{number(people)}</dd>
      </div>
      <div>
        <dt>{t('overview.groups')}</dt>
        <dd>{number(groups)}</dd>
      </div>
      <div>
        <dt>{t('overview.lastRun')}</dt>
        <dd>
          {shown === null ? (
            t('overview.neverRan')
          ) : (
            <>
              <Link to={`/runs/${shown.id}`}>
                <Moment at={shown.startedAt} />
              </Link>{' '}
              <RunState state={shown.state} />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('overview.nextRun')}</dt>
        <dd>
          {nextRunAt !== null ? <Moment at={nextRunAt} /> : t(schedule !== null && enabled ? 'overview.paused' : 'overview.noSchedule')}
          {spoken !== null && <div className="rollcall-muted">{spoken}</div>}
        </dd>
      </div>
      <div>
        <dt>{t('overview.held')}</dt>
        <dd>{held === null ? t('overview.noneHeld') : t('overview.heldCount', { count: held.operations })}</dd>
      </div>
      <div>
        <dt>{t('overview.changes')}</dt>
        <dd>
          <Sparkline values={[...syncs].reverse().map((run) => totalOf(changesOf(run)))} />
          {syncs[0] === undefined ? '–' : t('overview.changesLast', { count: totalOf(changesOf(syncs[0])) })}
        </dd>
      </div>
    </dl>
  );
}
