import Heading from '@atlaskit/heading';
import { useSettings } from '../../api/queries/administration';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { AccessForm } from './access-form';
import { JiraForm } from './jira-form';
import { OAuthForm } from './oauth-form';
import { RetentionForm } from './retention-form';

export function SettingsPage() {
  const { t } = useWords();
  const settings = useSettings();
  return (
    <>
      <PageHeading title={t('tab.settings')} />
      {settings.data === undefined ? (
        settings.error === null ? (
          <Loading />
        ) : (
          <Problem title={t('settings.failed')} error={settings.error} onRetry={() => void settings.refetch()} />
        )
      ) : (
        <>
          <section aria-label={t('settings.jira')}>
            <Heading size="medium" as="h2">
              {t('settings.jira')}
            </Heading>
            <JiraForm settings={settings.data} onReload={() => void settings.refetch()} />
          </section>
          <section aria-label={t('access.title')} className="rollcall-section">
            <Heading size="medium" as="h2">
              {t('access.title')}
            </Heading>
            <AccessForm settings={settings.data} />
          </section>
          <OAuthForm settings={settings.data} />
          <section aria-label={t('settings.retention')} className="rollcall-section">
            <Heading size="medium" as="h2">
              {t('settings.retention')}
            </Heading>
            <RetentionForm settings={settings.data} />
          </section>
        </>
      )}
    </>
  );
}
