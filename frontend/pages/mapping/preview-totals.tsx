import SectionMessage from '@atlaskit/section-message';
import type { Preview } from '../../api/preview-shapes';
import type { OperationKind } from '../../api/shapes';
import { useWords } from '../../messages/words';

const mostProblems = 5;

/** How many people would change, how, and what stands in the way. */
export function PreviewTotals({ preview }: { readonly preview: Preview }) {
  const { t, number, moment } = useWords();
  const { people, counts, brakes, problems, snapshot } = preview;
  const general = problems.items.filter(({ at }) => at?.kind !== 'user');
  const byKind = Object.entries(counts) as [OperationKind, number][];
  return (
    <div className="rollcall-totals">
      <p aria-live="polite">
        <strong>
          {people.affected > 0
            ? t('live.affected', { count: people.affected, total: people.read })
            : t('live.nothing', { count: people.read })}
        </strong>
        {people.withProblems > 0 && <span className="rollcall-error"> · {t('live.troubled', { count: people.withProblems })}</span>}
      </p>
      <p className="rollcall-muted">
        {[t('live.inScope', { count: people.inScope }), ...byKind.map(([kind, count]) => `${t(`kind.${kind}`)}: ${number(count)}`)].join(
          ' · ',
        )}
      </p>
      {brakes.length > 0 && (
        <SectionMessage appearance="warning" title={t('live.wouldHold')}>
          {brakes.map(({ brake, planned, limit, managed }) => (
            <p key={brake}>{t(`brake.${brake}`, { planned, limit, managed })}</p>
          ))}
        </SectionMessage>
      )}
      {general.length > 0 && (
        <details>
          <summary className="rollcall-error">
            {t('live.general')} ({number(general.length)})
          </summary>
          <ul>
            {general.slice(0, mostProblems).map(({ at, message, remedy }) => (
              <li key={`${at?.id} ${message}`}>
                {message} <span className="rollcall-muted">{remedy}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {people.linked === 0 && people.read > 0 && <p className="rollcall-muted">{t('live.unlinked')}</p>}
      <p className="rollcall-help">
        {t('live.asOf', { time: moment(snapshot.takenAt) })} {!snapshot.complete && t('live.incomplete')}
      </p>
    </div>
  );
}
