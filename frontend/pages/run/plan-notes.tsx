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
  // Two groups that get in each other's way say the same words.
  const notes = [...new Set(problems.map(({ message, remedy }) => `${message} ${remedy}`))];
  return (
    <section aria-label={t('notes.title')} className="rollcall-section">
      <Heading size="small" as="h2">
        {t('notes.title')}
      </Heading>
      <ul>
        {notes.slice(0, shownAtFirst).map((note) => (
          <li key={note}>{note}</li>
        ))}
        {notes.length > shownAtFirst && <li>{t('notes.more', { count: notes.length - shownAtFirst })}</li>}
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
