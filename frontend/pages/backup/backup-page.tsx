import Heading from '@atlaskit/heading';
import { OnlyAdministrators } from '../../components/only-administrators';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { ExportConfiguration } from './export-configuration';
import { ImportConfiguration } from './import-configuration';

/** The whole configuration as one file, out and in. */
export function BackupPage() {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('tab.backup')} />
      <OnlyAdministrators scope="configure">
        <section aria-label={t('export.title')}>
          <Heading size="medium" as="h2">
            {t('export.title')}
          </Heading>
          <ExportConfiguration />
        </section>
        <section aria-label={t('import.title')} className="rollcall-section">
          <Heading size="medium" as="h2">
            {t('import.title')}
          </Heading>
          <ImportConfiguration />
        </section>
      </OnlyAdministrators>
    </>
  );
}
