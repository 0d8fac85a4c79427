import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { FoundPerson } from '../../api/people-shapes';
import { useWords } from '../../messages/words';

const looks: Readonly<Record<FoundPerson['state'], ThemeAppearance>> = { linked: 'success', unlinked: 'default', left: 'moved' };

/** Whether the person has an account through the connector, and whether something is wrong. */
export function PersonState({ person: { state, problem } }: { readonly person: Pick<FoundPerson, 'state' | 'problem'> }) {
  const { t } = useWords();
  return (
    <span className="rollcall-row">
      <Lozenge appearance={looks[state]}>{t(`personState.${state}`)}</Lozenge>
      {problem !== null && <Lozenge appearance="removed">{t('personState.problem')}</Lozenge>}
    </span>
  );
}
