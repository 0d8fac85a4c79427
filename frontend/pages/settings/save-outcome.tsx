import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context';
import { isEditConflict } from '../../api/error';
import type { SettingsView } from '../../api/shapes';
import { EditConflict } from '../../components/edit-conflict';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';

export interface SaveOutcomeProps {
  readonly error: Error | null;
  /** Saves over what somebody else saved. */
  readonly onKeepMine: () => void;
  /** The newest settings are there: fill the form with them. */
  readonly onTakeTheirs: (settings: SettingsView) => void;
}

/** Why a section was not saved; when somebody else saved it meanwhile, with the choice between both. */
export function SaveOutcome({ error, onKeepMine, onTakeTheirs }: SaveOutcomeProps) {
  const { t } = useWords();
  const api = useApi();
  const queries = useQueryClient();
  if (error === null) return null;
  if (!isEditConflict(error)) return <Problem title={t('save.failed')} error={error} />;
  async function takeTheirs() {
    const theirs = await api.settings();
    onTakeTheirs(theirs);
    queries.setQueryData(['settings'], theirs);
  }
  return <EditConflict onKeepMine={onKeepMine} onTakeTheirs={() => void takeTheirs()} />;
}
