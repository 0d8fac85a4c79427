/** The languages of the panel. A reader fetches only the own one. */
import type { Messages } from './en';

const loaders = {
  en: async () => (await import(/* webpackChunkName: "english" */ './en')).en,
  de: async () => (await import(/* webpackChunkName: "german" */ './de')).de,
} satisfies Readonly<Record<string, () => Promise<Messages>>>;

export type Language = keyof typeof loaders;
export const languages = Object.keys(loaders) as readonly Language[];

const loaded = new Map<Language, Messages>();

/** The language of a BCP 47 locale; English for one that nobody has translated. */
export function languageOf(locale: string): Language {
  const wanted = locale.slice(0, 2).toLowerCase();
  return languages.find((language) => language === wanted) ?? 'en';
}

/** Fetches the messages in the language of a locale. Before anything is shown, once. */
export async function loadLanguage(locale: string): Promise<void> {
  const language = languageOf(locale);
  if (!loaded.has(language)) loaded.set(language, await loaders[language]());
}

/** The messages of a locale. Throws when its language was not loaded. */
export function messagesOf(locale: string): Messages {
  const language = languageOf(locale);
  const messages = loaded.get(language);
  if (!messages) throw new Error(`The language ${language} is not loaded.`);
  return messages;
}
