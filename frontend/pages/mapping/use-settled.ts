import { useEffect, useState } from 'react';

/** A value as it was once it had not changed for a while. Values are the same when their JSON is. */
export function useSettled<T>(value: T, pauseMs = 350): { readonly settled: T; readonly isSettled: boolean } {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  const isSettled = text === JSON.stringify(settled);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  useEffect(() => {
    if (isSettled) return;
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [text, isSettled, pauseMs]);
  return { settled, isSettled };
}
