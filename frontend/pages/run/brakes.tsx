import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import { Link } from 'react-router';
import { useApproveRun } from '../../api/queries/runs';
import type { Run } from '../../api/shapes';
import { Confirm } from '../../components/confirm';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { useNotify } from '../../shell/notices';

/** What the brakes hold and why, and the way to let it happen. The approval names the plan that was looked at. */
export function Brakes({ run }: { readonly run: Run }) {
  const { t } = useWords();
  const mayChange = useMayChange('approve');
  const mayConfigure = useMayChange('configure');
  const notify = useNotify();
  const approve = useApproveRun();
  const [asking, setAsking] = useState(false);
  const { brakes, planHash, state, id, counts, connectorId } = run;
  const held = counts?.outcome.held ?? 0;
  if (brakes.length === 0) return null;

  function confirm(hash: string) {
    approve.mutate({ runId: id, planHash: hash }, { onSuccess: () => notify(t('approve.done')), onSettled: () => setAsking(false) });
  }

  return (
    <section aria-label={t('brakes.title')} className="rollcall-section">
      <SectionMessage appearance="warning" title={t(state === 'held' ? 'brakes.holding' : 'brakes.held')}>
        <ul>
          {brakes.map((brake) => (
            <li key={brake.brake}>{t(`brake.${brake.brake}`, { planned: brake.planned, limit: brake.limit, managed: brake.managed })}</li>
          ))}
        </ul>
        {mayConfigure && (
          <p>
            <Link to={{ pathname: `/connectors/${encodeURIComponent(connectorId)}`, hash: 'brakes' }}>{t('brakes.limits')}</Link>
          </p>
        )}
        {state === 'held' && planHash !== null && mayChange && (
          <>
            <p>{t('brakes.look')}</p>
            <Button appearance="warning" onClick={() => setAsking(true)}>
              {t('approve.button', { count: held })}
            </Button>
            <Confirm
              isOpen={asking}
              isDangerous
              title={t('approve.title')}
              confirmLabel={t('approve.confirm')}
              isWorking={approve.isPending}
              onCancel={() => setAsking(false)}
              onConfirm={() => confirm(planHash)}
            >
              <p>{t('approve.text', { count: held })}</p>
              <p>
                {t('approve.hash')}: <code>{planHash.slice(0, 12)}…</code>
              </p>
            </Confirm>
          </>
        )}
      </SectionMessage>
      {approve.error !== null && <Problem title={t('approve.failed')} error={approve.error} />}
    </section>
  );
}
