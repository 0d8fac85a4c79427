import { useRef } from 'react';
import type { SettingsView } from '../../api/shapes';

/** The settings a form is an edit of: the newest until somebody types, and the same from then on, whatever else is loaded. */
export function useBase(settings: SettingsView, isDirty: boolean): SettingsView {
  const base = useRef(settings);
  if (!isDirty) base.current = settings;
  return base.current;
}
