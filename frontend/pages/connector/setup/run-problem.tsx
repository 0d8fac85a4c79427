import SectionMessage from '@atlaskit/section-message';
import type { Run } from '../../../api/shapes';
import { useWords } from '../../../messages/words';

/** Why a run came to nothing, and what to do. Nothing for a run that did not fail. */
export function RunProblem({ title, run: { error, errorId } }: { readonly title: string; readonly run: Run }) {
  const { t } = useWords();
  if (error === null) return null;
  return (
    <div role="alert" className="rollcall-problem">
      <SectionMessage appearance="error" title={title}>
        <p>
          {error.message} {error.remedy}
        </p>
        {errorId !== null && (
          <p>
            {t('error.id')}: <code>{errorId}</code>
          </p>
        )}
      </SectionMessage>
    </div>
  );
}
