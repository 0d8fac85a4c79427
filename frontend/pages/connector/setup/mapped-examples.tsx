import Heading from '@atlaskit/heading';
import { useConnectors } from '../../../api/queries/connectors';
import { usePreview } from '../../../api/queries/preview';
import type { SyncRules } from '../../../api/shapes';
import { useWords } from '../../../messages/words';

const shownPeople = 5;
const shownAttributes = [
  { attribute: 'username', label: 'field.name' },
  { attribute: 'displayName', label: 'field.displayName' },
  { attribute: 'email', label: 'field.email' },
] as const;

/** A few real people as they would be in Jira. Nothing is shown before the source was read. */
export function MappedExamples({ connectorId, rules }: { readonly connectorId: string; readonly rules: SyncRules }) {
  const { t } = useWords();
  const connectors = useConnectors();
  const wasRead = connectors.data?.find(({ id }) => id === connectorId)?.readAt != null;
  const preview = usePreview(connectorId, !wasRead ? null : { rules, search: '', limit: shownPeople });
  const people = preview.data?.page.items ?? [];
  if (people.length === 0) return null;
  return (
    <section aria-label={t('mappingStep.examples')} className="rollcall-section">
      <Heading size="small" as="h2">
        {t('mappingStep.examples')}
      </Heading>
      <div className="rollcall-scroll">
        <table className="rollcall-table rollcall-examples">
          <thead>
            <tr>
              <th scope="col">{t('mappingStep.from')}</th>
              {shownAttributes.map(({ attribute, label }) => (
                <th key={attribute} scope="col">
                  {t(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map(({ sourceId, login, name, attributes, problems }) => (
              <tr key={sourceId}>
                <th scope="row">
                  {login ?? name ?? sourceId}
                  {problems[0] !== undefined && <div className="rollcall-error">{problems[0].message}</div>}
                </th>
                {shownAttributes.map(({ attribute }) => (
                  <td key={attribute}>{String(attributes.find((one) => one.attribute === attribute)?.after ?? '–')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
