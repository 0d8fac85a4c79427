import { useSettings } from '../../api/queries/administration';
import { Loading } from '../../components/loading';
import { PageSection } from '../../components/page-section';
import { Problem } from '../../components/problem';
import { Sectioned } from '../../components/sectioned';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { AccessForm } from './access-form';
import { JiraForm } from './jira-form';
import { Notifications } from './notifications';
import { OAuthForm } from './oauth-form';
import { RetentionForm } from './retention-form';
import { Seats } from './seats';

/** Everything that is no connector's. Each section is saved on its own. */
export function SettingsPage() {
  const { t } = useWords();
  const settings = useSettings();
  if (settings.data === undefined)
    return (
      <>
        <PageHeading title={t('tab.settings')} />
        {settings.error === null ? (
          <Loading />
        ) : (
          <Problem title={t('settings.failed')} error={settings.error} onRetry={() => void settings.refetch()} />
        )}
      </>
    );
  const { data } = settings;
  const sections = [
    { anchor: 'jira', title: t('settings.jira'), content: <JiraForm settings={data} /> },
    ...(data.jira === null ? [] : [{ anchor: 'seats', title: t('seats.title'), content: <Seats /> }]),
    { anchor: 'notifications', title: t('notify.title'), content: <Notifications settings={data} /> },
    { anchor: 'access', title: t('access.title'), content: <AccessForm settings={data} /> },
    { anchor: 'sign-in', title: t('oauth.title'), content: <OAuthForm settings={data} /> },
    { anchor: 'retention', title: t('settings.retention'), content: <RetentionForm settings={data} /> },
  ];
  return (
    <>
      <PageHeading title={t('tab.settings')} />
      <Sectioned links={sections}>
        {sections.map(({ anchor, title, content }) => (
          <PageSection key={anchor} anchor={anchor} title={title}>
            {content}
          </PageSection>
        ))}
      </Sectioned>
    </>
  );
}
