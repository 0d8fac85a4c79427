import { isEditConflict } from '../../api/error';
import { EditConflict } from '../../components/edit-conflict';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import type { ConnectorEditing } from './use-connector-editing';

/** Why a save did not happen, and the choice when somebody else saved meanwhile. */
export function SaveOutcome({ editing }: { readonly editing: ConnectorEditing }) {
  const { t } = useWords();
  const { error, base } = editing;
  if (error === null) return null;
  if (isEditConflict(error) && base !== null)
    return <EditConflict onKeepMine={() => void editing.keepMine()} onTakeTheirs={() => void editing.takeTheirs()} />;
  return <Problem title={t('save.failed')} error={error} />;
}
