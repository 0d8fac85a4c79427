import { useEffect, useState } from 'react';

/** A value as it was once changing it paused: what to ask the server for while somebody types. */
export function usePaused<T>(value: T, pauseMs = 300): T {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return paused;
}
