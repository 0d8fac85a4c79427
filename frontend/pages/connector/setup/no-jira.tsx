import SectionMessage from '@atlaskit/section-message';
import { Link } from 'react-router';
import { useWords } from '../../../messages/words';

/** Without Jira a connector can be saved and checked, but nothing can be previewed. */
export function NoJira() {
  const { t } = useWords();
  return (
    <SectionMessage appearance="warning" title={t('setup.noJira')}>
      <p>{t('setup.noJiraText')}</p>
      <p>
        <Link to="/settings">{t('first.jiraButton')}</Link>
      </p>
    </SectionMessage>
  );
}
