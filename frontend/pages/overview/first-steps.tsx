import { LinkButton } from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useSettings } from '../../api/queries/administration';
import { useWords } from '../../messages/words';

/** What a new installation needs, in its order, with what is done already marked so. */
export function FirstSteps() {
  const { t } = useWords();
  const settings = useSettings();
  const hasJira = settings.data !== undefined && settings.data.jira !== null;
  return (
    <div className="rollcall-card">
      <Heading size="medium" as="h2">
        {t('first.title')}
      </Heading>
      <p>{t('first.text')}</p>
      <ol className="rollcall-steps">
        <li className={hasJira ? 'is-done' : ''}>
          <p>
            <strong>{t('first.jira')}</strong> {hasJira && <span>✓ {t('first.done')}</span>}
          </p>
          <p>{t('first.jiraText')}</p>
          {!hasJira && (
            <LinkButton href="#/settings" appearance="primary">
              {t('first.jiraButton')}
            </LinkButton>
          )}
        </li>
        <li>
          <p>
            <strong>{t('first.source')}</strong>
          </p>
          <p>{t('first.sourceText')}</p>
          <LinkButton href="#/connectors/new" appearance={hasJira ? 'primary' : 'default'}>
            {t('first.sourceButton')}
          </LinkButton>
        </li>
        <li>
          <p>
            <strong>{t('first.preview')}</strong>
          </p>
          <p>{t('first.previewText')}</p>
        </li>
      </ol>
    </div>
  );
}
