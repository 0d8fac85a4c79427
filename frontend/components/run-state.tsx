import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { RunState as State } from '../api/shapes';
import { useWords } from '../messages/words';

const looks: Readonly<Record<State, ThemeAppearance>> = {
  queued: 'default',
  reading: 'inprogress',
  deciding: 'inprogress',
  applying: 'inprogress',
  done: 'success',
  partial: 'moved',
  held: 'new',
  failed: 'removed',
  stopped: 'default',
  superseded: 'default',
};

/** The state of a run as a coloured word. */
export function RunState({ state }: { readonly state: State }) {
  const { t } = useWords();
  return (
    <Lozenge appearance={looks[state]} maxWidth={200}>
      {t(`runState.${state}`)}
    </Lozenge>
  );
}
