import { useWords } from '../../../messages/words';
import { LinesField } from './lines-field';

/** Which groups of the source come to Jira, and which of Jira's everybody gets. */
export function GroupFields() {
  const { t } = useWords();
  return (
    <>
      <p className="rollcall-muted">{t('scope.patterns')}</p>
      <LinesField name="includeGroups" />
      <LinesField name="excludeGroups" />
      <LinesField name="alwaysAssigned" />
    </>
  );
}
