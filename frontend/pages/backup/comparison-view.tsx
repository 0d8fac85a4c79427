import Heading from '@atlaskit/heading';
import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import type { ComparedConnector, Comparison } from '../../api/administration-shapes';
import { useWords } from '../../messages/words';
import { DifferenceTable } from './difference-table';
import { SecretChanges } from './secret-changes';

const looks: Readonly<Record<ComparedConnector['result'], ThemeAppearance>> = {
  added: 'success',
  changed: 'inprogress',
  unchanged: 'default',
  untouched: 'default',
};

/** Whether taking over the file would change anything at all. */
export function changesAnything({ settings, connectors }: Comparison): boolean {
  return (
    settings.differences.length > 0 ||
    settings.secrets.some(({ change }) => change !== 'kept') ||
    connectors.some(({ result }) => result === 'added' || result === 'changed')
  );
}

/** What the import would change: the problems that forbid it, then the settings, then each connector. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useWords();
  const { problems, settings, connectors } = comparison;
  const showsSettings = settings.differences.length > 0 || settings.secrets.some(({ change }) => change !== 'kept');
  return (
    <section aria-label={t('compare.title')} className="rollcall-section" role="status">
      {problems.length > 0 && (
        <SectionMessage appearance="error" title={t('import.bad', { count: problems.length })}>
          <ul>
            {problems.map(({ path, message, remedy }) => (
              <li key={`${path} ${message}`}>
                <code>{path}</code>: {message} {remedy}
              </li>
            ))}
          </ul>
        </SectionMessage>
      )}
      {problems.length === 0 && !changesAnything(comparison) && (
        <SectionMessage appearance="success" title={t('compare.nothing')}>
          <p>{t('compare.nothingText')}</p>
        </SectionMessage>
      )}
      {showsSettings && (
        <div className="rollcall-section">
          <Heading size="small" as="h3">
            {t('compare.settings')}
          </Heading>
          <DifferenceTable label={t('compare.settings')} differences={settings.differences} />
          <SecretChanges secrets={settings.secrets} />
        </div>
      )}
      {connectors.map(({ id, name, result, differences, secrets }) => (
        <div key={id} className="rollcall-section">
          <div className="rollcall-row">
            <Heading size="small" as="h3">
              {name}
            </Heading>
            <code>{id}</code>
            <Lozenge appearance={looks[result]} maxWidth={320}>
              {t(`compare.${result}`)}
            </Lozenge>
            {result === 'changed' && <span className="rollcall-muted">{t('compare.differences', { count: differences.length })}</span>}
          </div>
          <SecretChanges secrets={secrets} />
          {result === 'added' ? (
            <details className="rollcall-group">
              <summary>{t('compare.contents')}</summary>
              <DifferenceTable label={name} differences={differences} />
            </details>
          ) : (
            <DifferenceTable label={name} differences={differences} />
          )}
        </div>
      ))}
    </section>
  );
}
