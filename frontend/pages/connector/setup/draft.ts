/** What was entered and not saved, kept in this browser until it is. Never a secret: who writes a draft leaves those out. */
import { useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { ConnectorInput } from '../connector-input';

const prefix = 'rollcall.setup.';

/** Null when there is none, or the browser keeps nothing. */
export function readDraft<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

export function writeDraft(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing is no reason to stop anybody.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // Nothing was kept then.
  }
}

/** Keeps what is entered into a form, as `pick` has it, from the first change on. */
export function useKeptDraft(key: string, form: UseFormReturn<ConnectorInput>, pick: (input: ConnectorInput) => unknown): void {
  const latest = useRef(pick);
  latest.current = pick;
  const { watch, getValues } = form;
  useEffect(() => {
    // Without a name it was a reset: by a save, after which nothing has to be kept.
    const { unsubscribe } = watch((_, { name }) => {
      if (name !== undefined) writeDraft(key, latest.current(getValues()));
    });
    return unsubscribe;
  }, [key, watch, getValues]);
}
