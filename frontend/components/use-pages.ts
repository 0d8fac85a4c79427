import { useState } from 'react';

export interface Pages {
  /** Mark of the page to ask for; null for the first. */
  readonly mark: string | null;
  readonly isFirst: boolean;
  goBack(): void;
  goOn(next: string): void;
}

/** Where in a list of pages somebody is. Another filter begins at the first page again. */
export function usePages(filter: unknown): Pages {
  /** Marks of the pages before this one and of this one. */
  const [marks, setMarks] = useState<readonly (string | null)[]>([null]);
  const key = JSON.stringify(filter);
  const [keyOfMarks, setKeyOfMarks] = useState(key);
  if (key !== keyOfMarks) {
    setKeyOfMarks(key);
    setMarks([null]);
  }
  return {
    mark: marks.at(-1) ?? null,
    isFirst: marks.length === 1,
    goBack: () => setMarks(marks.slice(0, -1)),
    goOn: (next) => setMarks([...marks, next]),
  };
}
