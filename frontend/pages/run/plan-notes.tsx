import Heading from '@atlaskit/heading';
import type { PlanProblem, Withheld } from '../../api/shapes';
import { useWords } from '../../messages/words';

export interface PlanNotesProps {
  readonly problems: readonly PlanProblem[];
  readonly withheld: readonly Withheld[];
}

const shownAtFirst = 20;

/** What a person must look at, and which removals were left undone because absence was no proof. */
export function PlanNotes({ problems, withheld }: PlanNotesProps) {
  const { t } = useWords();
  if (problems.length === 0 && withheld.length === 0) return null;
  return (
    <section aria-label={t('notes.title')} className="rollcall-section">
      <Heading size="small" as="h2">
        {t('notes.title')}
      </Heading>
      <ul>
        {problems.slice(0, shownAtFirst).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={index}>
            {problem.message} {problem.remedy}
          </li>
        ))}
        {problems.length > shownAtFirst && <li>{t('notes.more', { count: problems.length - shownAtFirst })}</li>}
        {withheld.map(({ kind, because, count, group, connector }) => (
          <li key={`${kind} ${because} ${group} ${connector}`}>
            {t(kind === 'remove-member' ? 'withheld.memberships' : 'withheld.people', { count })}
            {group === undefined ? '' : ` (${group})`}: {t(`because.${because}`)}
            {connector === undefined ? '' : ` (${connector})`}
          </li>
        ))}
      </ul>
    </section>
  );
}
