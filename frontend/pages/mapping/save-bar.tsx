import Button from '@atlaskit/button/new';
import { useNavigate } from 'react-router';
import { useStartRun } from '../../api/queries/runs';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import type { RulesDraft } from './use-rules-draft';

export interface SaveBarProps {
  readonly draft: RulesDraft;
  readonly isSaving: boolean;
}

/** Saves what was changed, takes it back, or has the saved rules simulated as a run. */
export function SaveBar({ draft, isSaving }: SaveBarProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const simulate = useStartRun('simulation');
  const { base, rows, isDirty, undo } = draft;
  const { id, enabled } = base.configuration;
  return (
    <>
      <div className="rollcall-save-bar">
        <Button type="submit" appearance="primary" isDisabled={!isDirty || rows.length === 0} isLoading={isSaving}>
          {t('action.save')}
        </Button>
        <Button isDisabled={!isDirty} onClick={undo}>
          {t('mapping.undo')}
        </Button>
        <Button
          isDisabled={isDirty || !enabled}
          isLoading={simulate.isPending}
          onClick={() => simulate.mutate(id, { onSuccess: (run) => navigate(`/runs/${run.id}/preview`) })}
        >
          {t('mapping.simulate')}
        </Button>
        {isDirty && <span className="rollcall-muted">{t('unsaved.mark')}</span>}
      </div>
      {simulate.error !== null && <Problem title={t('overview.startFailed')} error={simulate.error} />}
    </>
  );
}
