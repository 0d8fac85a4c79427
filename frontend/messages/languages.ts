/** The languages of the panel. A reader fetches only the own one. */
import type { Messages } from './en';
import { createServerTranslator, type ServerTexts, type ServerTranslator } from './server-texts';

interface Dictionary {
  readonly messages: Messages;
  /** For what the server says; null where that is the server's own language. */
  readonly serverTexts: ServerTexts | null;
}

const loaders = {
  en: async () => ({ messages: (await import(/* webpackChunkName: "english" */ './en')).en, serverTexts: null }),
  de: async () => {
    const german = await import(/* webpackChunkName: "german" */ './de');
    return { messages: german.de, serverTexts: german.serverTextsDe };
  },
} satisfies Readonly<Record<string, () => Promise<Dictionary>>>;

export type Language = keyof typeof loaders;
export const languages = Object.keys(loaders) as readonly Language[];

const loaded = new Map<Language, { readonly messages: Messages; readonly server: ServerTranslator | null }>();

/** The language of a BCP 47 locale; English for one that nobody has translated. */
export function languageOf(locale: string): Language {
  const wanted = locale.slice(0, 2).toLowerCase();
  return languages.find((language) => language === wanted) ?? 'en';
}

/** Fetches the messages in the language of a locale. Before anything is shown, once. */
export async function loadLanguage(locale: string): Promise<void> {
  const language = languageOf(locale);
  if (loaded.has(language)) return;
  const { messages, serverTexts } = await loaders[language]();
  loaded.set(language, { messages, server: serverTexts && createServerTranslator(serverTexts) });
}

/** The messages of a locale. Throws when its language was not loaded. */
export function messagesOf(locale: string): Messages {
  const language = languageOf(locale);
  const words = loaded.get(language);
  if (!words) throw new Error(`The language ${language} is not loaded.`);
  return words.messages;
}

/** Puts what the server says into the language of a locale; null where nothing is to be done. */
export function serverTranslatorOf(locale: string): ServerTranslator | null {
  return loaded.get(languageOf(locale))?.server ?? null;
}
