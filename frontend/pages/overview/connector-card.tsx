import Button, { LinkButton } from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import { Link, useNavigate } from 'react-router';
import { isMoving, useStartRun } from '../../api/queries/runs';
import type { ConnectorView, Run } from '../../api/shapes';
import { changesOf, totalOf } from '../../charts/run-changes';
import { Sparkline } from '../../charts/sparkline';
import { LiveProgress } from '../../components/live-progress';
import { Moment } from '../../components/moment';
import { Problem } from '../../components/problem';
import { RunState } from '../../components/run-state';
import { summarizeRun } from '../../components/summarize-run';
import { useWords } from '../../messages/words';

export interface ConnectorCardProps {
  readonly connector: ConnectorView;
  /** Its last runs, newest first. */
  readonly runs: readonly Run[];
}

/** One connector: how it stands, and the way to sync it now. */
export function ConnectorCard({ connector, runs }: ConnectorCardProps) {
  const words = useWords();
  const { t, number } = words;
  const navigate = useNavigate();
  const start = useStartRun();
  const simulate = useStartRun('simulation');
  const { id, name, type, enabled, people, lastRun, nextRunAt } = connector;
  const isBusy = isMoving(lastRun);
  const syncs = runs.filter(({ kind }) => kind !== 'simulation');
  // A preview says nothing about how the connector stands.
  const shown = isBusy ? lastRun : (syncs[0] ?? (lastRun?.kind === 'simulation' ? null : lastRun));
  const held = syncs.find(({ state }) => state === 'held');
  const address = `/connectors/${encodeURIComponent(id)}`;

  return (
    <article className="rollcall-card" aria-label={name}>
      <div className="rollcall-card-head">
        <Heading size="medium" as="h2">
          <Link to={address}>{name}</Link>
        </Heading>
        <span className="rollcall-muted">{type}</span>
        {!enabled && <Lozenge>{t('connector.off')}</Lozenge>}
        <span className="rollcall-actions">
          <LinkButton href={`#${address}/mapping`} appearance="subtle">
            {t('mapping.title')}
          </LinkButton>
          <Button
            appearance="default"
            aria-label={t('action.previewOf', { name })}
            isDisabled={!enabled || isBusy}
            isLoading={simulate.isPending}
            onClick={() => simulate.mutate(id, { onSuccess: (run) => navigate(`/runs/${run.id}/preview`) })}
          >
            {t('action.preview')}
          </Button>
          <Button
            appearance="primary"
            aria-label={t('action.syncOf', { name })}
            isDisabled={!enabled || isBusy}
            isLoading={start.isPending}
            onClick={() => start.mutate(id)}
          >
            {t('action.sync')}
          </Button>
        </span>
      </div>
      <dl className="rollcall-facts">
        <div>
          <dt>{t('overview.people')}</dt>
          <dd>{number(people)}</dd>
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
          <dd>{nextRunAt === null ? t('overview.noSchedule') : <Moment at={nextRunAt} />}</dd>
        </div>
        <div>
          <dt>{t('overview.changes')}</dt>
          <dd>
            <Sparkline values={[...syncs].reverse().map((run) => totalOf(changesOf(run)))} />
            {syncs[0] === undefined ? '–' : t('overview.changesLast', { count: totalOf(changesOf(syncs[0])) })}
          </dd>
        </div>
      </dl>
      {isBusy && lastRun !== null && <LiveProgress run={lastRun} name={name} />}
      {shown !== null && !isBusy && <p className="rollcall-summary">{summarizeRun(shown, words)}</p>}
      {held !== undefined && (
        <p>
          <LinkButton href={`#/runs/${held.id}`} appearance="warning">
            {t('overview.review')}
          </LinkButton>
        </p>
      )}
      {start.error !== null && <Problem title={t('overview.startFailed')} error={start.error} />}
      {simulate.error !== null && <Problem title={t('overview.startFailed')} error={simulate.error} />}
    </article>
  );
}
