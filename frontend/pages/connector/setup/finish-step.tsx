import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useChangeSchedule } from '../../../api/queries/connectors';
import { useStartRun } from '../../../api/queries/runs';
import type { ConnectorDetail, Schedule } from '../../../api/shapes';
import { Problem } from '../../../components/problem';
import { useWords } from '../../../messages/words';
import { homeZone, ScheduleEditor, type ScheduleInput } from '../../schedule/schedule-editor';
import { dropDraft } from './draft';
import { StepBar } from './step-bar';
import { setupAddress } from './steps';

const suggested = '0 * * * *';

/** The first sync, and when the next ones come by themselves. */
export function FinishStep({ stored }: { readonly stored: ConnectorDetail }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const change = useChangeSchedule();
  const start = useStartRun();
  const { id, schedule } = stored.configuration;
  const [input, setInput] = useState<ScheduleInput>({
    cron: schedule?.cron ?? suggested,
    timeZone: schedule?.timeZone ?? homeZone(),
  });

  async function finish(isSyncing: boolean) {
    const wanted: Schedule | null = input.cron.trim() === '' ? null : { cron: input.cron.trim(), timeZone: input.timeZone };
    if (wanted?.cron !== schedule?.cron || wanted?.timeZone !== schedule?.timeZone)
      await change.mutateAsync({ id, schedule: wanted, version: stored.version });
    if (isSyncing) await start.mutateAsync(id);
    dropDraft(`step.${id}`);
    await navigate('/');
  }

  const isBusy = change.isPending || start.isPending;
  // What went wrong stands below, from the mutations themselves.
  const tryTo = (isSyncing: boolean) => void finish(isSyncing).catch(() => undefined);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        tryTo(true);
      }}
    >
      <p>{t('finish.text')}</p>
      <div className="rollcall-form">
        <ScheduleEditor value={input} onChange={setInput} />
      </div>
      <p className="rollcall-muted">{t('finish.undo')}</p>
      {change.error !== null && <Problem title={t('schedulePage.failed')} error={change.error} />}
      {start.error !== null && <Problem title={t('finish.failed')} error={start.error} />}
      <StepBar back={setupAddress(id, 'preview')}>
        <Button type="submit" appearance="primary" isLoading={isBusy}>
          {t('finish.sync')}
        </Button>
        <Button isDisabled={isBusy} onClick={() => tryTo(false)}>
          {t('finish.later')}
        </Button>
      </StepBar>
    </form>
  );
}
