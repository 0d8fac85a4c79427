import type { PersonView } from '../../api/people-shapes';
import { useWords } from '../../messages/words';
import { flattenRecord } from './flatten-record';

/** What the source has of the person, attribute by attribute. */
export function SourceRecord({ person: { source, snapshot } }: { readonly person: PersonView }) {
  const { t, moment } = useWords();
  if (source === null) return <p>{t('person.noRecord')}</p>;
  const lines = flattenRecord(source.attributes);
  return (
    <>
      {snapshot !== null && <p className="rollcall-muted">{t('person.recordText', { at: moment(snapshot.takenAt) })}</p>}
      <dl className="rollcall-facts">
        <div>
          <dt>{t('person.status')}</dt>
          <dd>{source.status}</dd>
        </div>
        <div>
          <dt>{t('field.active')}</dt>
          <dd>{t(source.active ? 'field.yes' : 'field.no')}</dd>
        </div>
        <div>
          <dt>{t('person.kind')}</dt>
          <dd>{t(`person.kind.${source.kind}`)}</dd>
        </div>
      </dl>
      <details className="rollcall-group">
        <summary>{t('person.allAttributes', { count: lines.length })}</summary>
        <div className="rollcall-scroll">
          <table className="rollcall-table" aria-label={t('person.record')}>
            <thead>
              <tr>
                <th scope="col">{t('person.attribute')}</th>
                <th scope="col">{t('person.value')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(([path, text]) => (
                <tr key={path}>
                  <td>
                    <code>{path}</code>
                  </td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
