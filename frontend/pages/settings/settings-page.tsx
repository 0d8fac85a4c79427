import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';
import { useSettings } from '../../api/queries/administration';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
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
  return (
    <>
      <PageHeading title={t('tab.settings')} />
      <Section title={t('settings.jira')}>
        <JiraForm settings={data} />
      </Section>
      {data.jira !== null && (
        <Section title={t('seats.title')}>
          <Seats />
        </Section>
      )}
      <Section title={t('notify.title')}>
        <Notifications settings={data} />
      </Section>
      <Section title={t('access.title')}>
        <AccessForm settings={data} />
      </Section>
      <OAuthForm settings={data} />
      <Section title={t('settings.retention')}>
        <RetentionForm settings={data} />
      </Section>
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="rollcall-section">
      <Heading size="medium" as="h2">
        {title}
      </Heading>
      {children}
    </section>
  );
}
