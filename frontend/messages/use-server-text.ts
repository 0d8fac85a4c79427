import { serverTranslatorOf } from './languages';
import { useWords } from './words';

/** Puts a lone sentence of the server into the reader's language: one that stands without a code, beside data of people or groups. */
export function useServerText(): (english: string) => string {
  const { locale } = useWords();
  return (english) => serverTranslatorOf(locale)?.text(english) ?? english;
}
