import { useState } from 'react';

/** The last value there was: what was shown stays while the next is on its way, or when it does not come. */
export function useLatest<T>(value: T | undefined): T | null {
  const [latest, setLatest] = useState<T | null>(value ?? null);
  if (value !== undefined && value !== latest) setLatest(value);
  return value ?? latest;
}
