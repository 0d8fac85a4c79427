import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import { Link } from 'react-router';
import { isMoving, useStartRun } from '../../api/queries/runs';
import type { ConnectorView, Run } from '../../api/shapes';
import { LiveProgress } from '../../components/live-progress';
import { Problem } from '../../components/problem';
import { summarizeRun } from '../../components/summarize-run';
import { useWords } from '../../messages/words';
import { CardActions } from './card-actions';
import { CardFacts } from './card-facts';
import { isUnfinished } from './first-steps';

export interface ConnectorCardProps {
  readonly connector: ConnectorView;
  /** Its last runs, newest first. */
  readonly runs: readonly Run[];
}

/** One connector: how it stands, and the way to sync it now. */
export function ConnectorCard({ connector, runs }: ConnectorCardProps) {
  const words = useWords();
  const { t } = words;
  const start = useStartRun();
  const simulate = useStartRun('simulation');
  const { id, name, label, enabled, lastRun, lastSync } = connector;
  const isBusy = isMoving(lastRun);
  // A preview says nothing about how the connector stands.
  const shown = isBusy ? lastRun : (lastSync ?? (lastRun?.kind === 'simulation' ? null : lastRun));

  return (
    <article className="rollcall-card" aria-label={name}>
      <div className="rollcall-card-head">
        <Heading size="medium" as="h2">
          <Link to={`/connectors/${encodeURIComponent(id)}`}>{name}</Link>
        </Heading>
        {label !== name && <span className="rollcall-muted">{label}</span>}
        {!enabled && <Lozenge>{t('connector.off')}</Lozenge>}
        {isUnfinished(connector) && <Lozenge appearance="new">{t('setup.unfinished')}</Lozenge>}
        <CardActions connector={connector} start={start} simulate={simulate} />
      </div>
      <CardFacts connector={connector} shown={shown} runs={runs} />
      {isBusy && lastRun !== null && <LiveProgress run={lastRun} name={name} />}
      {shown !== null && !isBusy && <p className="rollcall-summary">{summarizeRun(shown, words)}</p>}
      {start.error !== null && <Problem title={t('overview.startFailed')} error={start.error} />}
      {simulate.error !== null && <Problem title={t('overview.startFailed')} error={simulate.error} />}
    </article>
  );
}
