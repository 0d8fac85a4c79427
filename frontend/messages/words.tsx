/** The words of the panel in the reader's language; numbers and times in the reader's way. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { MessageKey } from './en';
import { fillMessage, type MessageValues } from './format';
import { messagesOf } from './languages';

export interface Words {
  /** BCP 47. */
  readonly locale: string;
  t(key: MessageKey, values?: MessageValues): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** Date and time of an ISO time, in the reader's own time zone. */
  moment(iso: string): string;
  /** A length of time in milliseconds: `3 min 20 s`. */
  duration(ms: number): string;
}

const WordsContext = createContext<Words | null>(null);

/** The words of the next provider above, English where there is none. */
export function useWords(): Words {
  return useContext(WordsContext) ?? createWords('en');
}

export function WordsProvider({ locale, children }: { readonly locale: string; readonly children: ReactNode }) {
  const words = useMemo(() => createWords(locale), [locale]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

/** Jira says the user's language in a meta element (`de_DE`); elsewhere the browser does. An unknown one becomes English. */
export function findLocale(): string {
  const jira = document.querySelector('meta[name=ajs-user-locale]')?.getAttribute('content')?.replace('_', '-');
  const wanted = jira || navigator.language || 'en';
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Words for a BCP 47 locale; its language has to be there when they are used (`loadLanguage`). */
export function createWords(locale: string): Words {
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const number = (value: number, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options).format(value);
  const unit = (value: number, name: string) => number(value, { style: 'unit', unit: name, unitDisplay: 'short' });
  return {
    locale,
    // A backend newer than this panel may name a kind, a state or a reason that is unknown here: its name is better than a broken page.
    t: (key, values) => fillMessage(messagesOf(locale)[key] ?? key, locale, values),
    number,
    moment: (iso) => moments.format(new Date(iso)),
    duration(ms) {
      if (ms < 1_000) return unit(Math.max(0, Math.round(ms)), 'millisecond');
      const seconds = Math.round(ms / 1_000);
      if (seconds < 60) return unit(seconds, 'second');
      if (seconds < 3_600) return `${unit(Math.floor(seconds / 60), 'minute')} ${unit(seconds % 60, 'second')}`;
      return `${unit(Math.floor(seconds / 3_600), 'hour')} ${unit(Math.floor((seconds % 3_600) / 60), 'minute')}`;
    },
  };
}
