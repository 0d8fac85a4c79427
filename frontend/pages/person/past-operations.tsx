import { Link } from 'react-router';
import type { PersonView } from '../../api/shapes';
import { Moment } from '../../components/moment';
import { useWords } from '../../messages/words';

/** What was done to a person's account, newest first. */
export function PastOperations({ operations }: { readonly operations: PersonView['operations'] }) {
  const { t } = useWords();
  if (operations.length === 0) return <p>{t('person.noOperations')}</p>;
  return (
    <table className="rollcall-table" aria-label={t('person.operations')}>
      <thead>
        <tr>
          <th scope="col">{t('person.run')}</th>
          <th scope="col">{t('operation.kind')}</th>
          <th scope="col">{t('operation.reason')}</th>
          <th scope="col">{t('operation.state')}</th>
        </tr>
      </thead>
      <tbody>
        {operations.map(({ runId, finishedAt, words, reason, state, error }) => (
          <tr key={`${runId} ${words}`}>
            <td>
              <Link to={`/runs/${runId}`}>{finishedAt === null ? t('person.run') : <Moment at={finishedAt} />}</Link>
            </td>
            <td>{words}</td>
            <td>{reason}</td>
            <td>
              {t(`operationState.${state}`)}
              {error !== null && (
                <p className="rollcall-error">
                  {error.message} {error.remedy}
                </p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
