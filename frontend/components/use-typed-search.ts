import { useState } from 'react';
import { usePaused } from './use-paused';

/** A text as it is being typed, and as it was once the typing paused: what to ask the server for. */
export function useTypedSearch(pauseMs = 300): { readonly typed: string; readonly search: string; readonly type: (text: string) => void } {
  const [typed, type] = useState('');
  return { typed, search: usePaused(typed, pauseMs).trim(), type };
}
