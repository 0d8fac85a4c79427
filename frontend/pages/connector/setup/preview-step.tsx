import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { Link, useNavigate } from 'react-router';
import { useConnectors } from '../../../api/queries/connectors';
import { isMoving, useStartRun } from '../../../api/queries/runs';
import type { ConnectorDetail, Run } from '../../../api/shapes';
import { LiveProgress } from '../../../components/live-progress';
import { Problem } from '../../../components/problem';
import { useWords } from '../../../messages/words';
import { operationKinds } from '../../run/operation-kinds';
import { RunProblem } from './run-problem';
import { StepBar } from './step-bar';
import { setupAddress } from './steps';

/** What the first sync would do, made with the data of both sides. */
export function PreviewStep({ stored }: { readonly stored: ConnectorDetail }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const connectors = useConnectors();
  const start = useStartRun('simulation');
  const { id, name } = stored.configuration;
  const lastRun = connectors.data?.find((one) => one.id === id)?.lastRun ?? null;
  const preview = lastRun?.kind === 'simulation' ? lastRun : null;
  const isBusy = isMoving(lastRun) || start.isPending;
  const isOld = preview !== null && preview.startedAt < stored.updatedAt;
  const isGood = preview !== null && !isBusy && preview.error === null && !isOld;

  return (
    <>
      <p>{t('previewStep.text')}</p>
      {lastRun !== null && isBusy && <LiveProgress run={lastRun} name={name} />}
      {start.error !== null && <Problem title={t('previewStep.failed')} error={start.error} />}
      {preview !== null && !isBusy && <RunProblem title={t('previewStep.failed')} run={preview} />}
      {preview !== null && !isBusy && preview.error === null && <Planned run={preview} />}
      {isOld && !isBusy && <p role="status">{t('previewStep.old')}</p>}
      <StepBar back={setupAddress(id, 'mapping')}>
        <Button appearance={isGood ? 'default' : 'primary'} isLoading={isBusy} onClick={() => start.mutate(id)}>
          {t(preview === null ? 'previewStep.start' : 'previewStep.again')}
        </Button>
        <Button
          appearance={isGood ? 'primary' : 'default'}
          isDisabled={isBusy || preview === null}
          onClick={() => void navigate(setupAddress(id, 'finish'))}
        >
          {t('setup.next')}
        </Button>
      </StepBar>
    </>
  );
}

/** A finished preview in numbers. */
function Planned({ run: { id, counts } }: { readonly run: Run }) {
  const { t, number } = useWords();
  if (counts === null) return null;
  const kinds = operationKinds.flatMap((kind) => {
    const count = counts.planned[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
  const held = counts.outcome.held ?? 0;
  return (
    <section aria-label={t('previewStep.result')} className="rollcall-card">
      <Heading size="small" as="h2">
        {t('previewStep.result')}
      </Heading>
      {kinds.length === 0 && <p>{t('previewStep.nothing')}</p>}
      <dl className="rollcall-facts">
        {kinds.map(({ kind, count }) => (
          <div key={kind}>
            <dt>{t(`kind.${kind}`)}</dt>
            <dd className="rollcall-big">{number(count)}</dd>
          </div>
        ))}
      </dl>
      <ul className="rollcall-plain">
        {counts.unchanged > 0 && <li>{t('previewStep.unchanged', { count: counts.unchanged })}</li>}
        {held > 0 && <li>{t('previewStep.held', { count: held })}</li>}
        {counts.problems > 0 && <li>{t('previewStep.problems', { count: counts.problems })}</li>}
      </ul>
      <p>
        <Link to={`/runs/${id}/preview`}>{t('previewStep.whole')}</Link>
      </p>
    </section>
  );
}
