import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { RunState as State } from '../api/shapes';

const looks: Readonly<Record<State, { readonly text: string; readonly appearance: ThemeAppearance }>> = {
  queued: { text: 'Waiting', appearance: 'default' },
  reading: { text: 'Reading', appearance: 'inprogress' },
  deciding: { text: 'Deciding', appearance: 'inprogress' },
  applying: { text: 'Applying', appearance: 'inprogress' },
  done: { text: 'Done', appearance: 'success' },
  partial: { text: 'Done in part', appearance: 'moved' },
  held: { text: 'Waits for approval', appearance: 'new' },
  failed: { text: 'Failed', appearance: 'removed' },
  stopped: { text: 'Stopped', appearance: 'default' },
  superseded: { text: 'Superseded', appearance: 'default' },
};

/** The state of a run as a coloured word. */
export function RunState({ state }: { readonly state: State }) {
  const { text, appearance } = looks[state];
  return <Lozenge appearance={appearance}>{text}</Lozenge>;
}
