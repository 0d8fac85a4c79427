import { useEffect, useState } from 'react';

/** A text as it is being typed, and as it was once the typing paused: what to ask the server for. */
export function useTypedSearch(pauseMs = 300): { readonly typed: string; readonly search: string; readonly type: (text: string) => void } {
  const [typed, type] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, pauseMs]);
  return { typed, search, type };
}
