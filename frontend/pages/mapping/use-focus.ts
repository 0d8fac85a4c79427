import { type RefObject, useEffect, useRef, useState } from 'react';

/** Puts the focus where the work goes on, once what was changed is drawn. */
export function useFocus<E extends HTMLElement>(): { readonly within: RefObject<E>; focusOn(...selectors: readonly string[]): void } {
  const within = useRef<E>(null);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  useEffect(() => {
    for (const selector of wanted) {
      const found = within.current?.querySelector<HTMLElement>(selector);
      if (!found || found.matches(':disabled')) continue;
      found.focus();
      return;
    }
  }, [wanted]);
  return { within, focusOn: (...selectors) => setWanted(selectors) };
}
