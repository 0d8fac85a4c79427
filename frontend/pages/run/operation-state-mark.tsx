import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { OperationState } from '../../api/shapes';
import { useWords } from '../../messages/words';

const looks: Readonly<Record<OperationState, ThemeAppearance>> = {
  planned: 'default',
  held: 'new',
  started: 'inprogress',
  applied: 'success',
  already: 'success',
  stale: 'moved',
  rejected: 'removed',
  skipped: 'moved',
  withdrawn: 'default',
};

/** What became of an operation as a coloured word. */
export function OperationStateMark({ state }: { readonly state: OperationState }) {
  const { t } = useWords();
  return (
    <Lozenge appearance={looks[state]} maxWidth={160}>
      {t(`operationState.${state}`)}
    </Lozenge>
  );
}
