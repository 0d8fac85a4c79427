import { Link } from 'react-router';
import type { PersonView } from '../../api/people-shapes';
import { explainReason } from '../../components/explain-reason';
import { Moment } from '../../components/moment';
import { useWords } from '../../messages/words';
import { OperationChange } from '../run/operation-change';
import { OperationStateMark } from '../run/operation-state-mark';

/** What was done to a person's account, newest first. */
export function PastOperations({ person: { operations, sourceId } }: { readonly person: PersonView }) {
  const words = useWords();
  const { t } = words;
  if (operations.length === 0) return <p>{t('person.noOperations')}</p>;
  return (
    <div className="rollcall-scroll">
      <table className="rollcall-table" aria-label={t('person.operations')}>
        <thead>
          <tr>
            <th scope="col">{t('person.run')}</th>
            <th scope="col">{t('operation.kind')}</th>
            <th scope="col">{t('operation.change')}</th>
            <th scope="col">{t('operation.reason')}</th>
            <th scope="col">{t('operation.state')}</th>
          </tr>
        </thead>
        <tbody>
          {operations.map(({ runId, operation, finishedAt, state, error }) => (
            <tr key={`${runId} ${operation.id}`}>
              <td>
                <Link to={`/runs/${runId}?person=${encodeURIComponent(sourceId)}`}>
                  {finishedAt === null ? t('person.openRun') : <Moment at={finishedAt} />}
                </Link>
              </td>
              <td>{t(`kind.${operation.kind}`)}</td>
              <td>
                <OperationChange operation={operation} />
              </td>
              <td>{explainReason(operation.reason, words)}</td>
              <td>
                <OperationStateMark state={state} />
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
    </div>
  );
}
