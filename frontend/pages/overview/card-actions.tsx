import Button, { LinkButton } from '@atlaskit/button/new';
import { useNavigate } from 'react-router';
import { isMoving, type useStartRun } from '../../api/queries/runs';
import type { ConnectorView } from '../../api/shapes';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { setupAddress } from '../connector/setup/steps';
import { isUnfinished } from './first-steps';

type Starting = ReturnType<typeof useStartRun>;

export interface CardActionsProps {
  readonly connector: ConnectorView;
  readonly start: Starting;
  readonly simulate: Starting;
}

/** What can be done with a connector: what is held comes first, then the set-up that was left, then a sync. */
export function CardActions({ connector, start, simulate }: CardActionsProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const mayRun = useMayChange('run');
  const mayConfigure = useMayChange('configure');
  const { id, name, enabled, lastRun, held } = connector;
  const isBusy = isMoving(lastRun);
  const hasLeft = isUnfinished(connector);
  return (
    <span className="rollcall-actions">
      {held !== null && (
        <LinkButton href={`#/runs/${held.runId}`} appearance="warning">
          {t('overview.review')}
        </LinkButton>
      )}
      <LinkButton href={`#/connectors/${encodeURIComponent(id)}/mapping`} appearance="subtle">
        {t('mapping.title')}
      </LinkButton>
      {hasLeft && mayConfigure && (
        <LinkButton href={`#${setupAddress(id)}`} appearance="primary" aria-label={t('setup.resumeOf', { name })}>
          {t('setup.resume')}
        </LinkButton>
      )}
      {mayRun && (
        <>
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
            appearance={hasLeft ? 'default' : 'primary'}
            aria-label={t('action.syncOf', { name })}
            isDisabled={!enabled || isBusy}
            isLoading={start.isPending}
            onClick={() => start.mutate(id)}
          >
            {t('action.sync')}
          </Button>
        </>
      )}
    </span>
  );
}
