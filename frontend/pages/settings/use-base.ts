import { useRef } from 'react';
import type { SettingsView } from '../../api/shapes';

/** The settings a form is an edit of: the newest until somebody types, and the same from then on, whatever else is loaded. */
export function useBase(settings: SettingsView, isDirty: boolean): SettingsView {
  const base = useRef(settings);
  if (!isDirty) base.current = settings;
  return base.current;
}

/** For `reset`: what was typed goes as well, although the form otherwise keeps it when newer settings are loaded. */
export const anew = { keepDirtyValues: false } as const;
