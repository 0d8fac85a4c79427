/** Words that come from the server in English, in another language. What nobody has translated stays as it came. */

export interface ServerTexts {
  /**
   * English → translation. A place such as `{name}` stands for any words, which stand in the same place of the translation.
   * Words in a place whose name begins with `said` are the server's own and are translated too; `{path}` has no spaces.
   */
  readonly texts: Readonly<Record<string, string>>;
  /** By error code: what happened, for messages that are not among the texts. */
  readonly codes: Readonly<Record<string, string>>;
}

export interface ServerTranslator {
  text(english: string): string;
  /** A message of an error with this code. */
  message(english: string, code: string): string;
  /** Whether it is a code of an error. */
  knows(code: string): boolean;
}

interface Pattern {
  readonly form: RegExp;
  readonly translation: string;
  /** How many characters it has besides its places. */
  readonly weight: number;
}

const place = /\{\w+\}/;

export function createServerTranslator({ texts, codes }: ServerTexts): ServerTranslator {
  const patterns = Object.entries(texts).flatMap(([english, translation]) => (place.test(english) ? [compile(english, translation)] : []));
  // What says more of its own is meant before what would fit nearly everything.
  patterns.sort((one, other) => other.weight - one.weight);

  function find(english: string): string | undefined {
    const exact = Object.hasOwn(texts, english) ? texts[english] : undefined;
    if (exact !== undefined) return exact;
    for (const { form, translation } of patterns) {
      const places = form.exec(english)?.groups;
      if (!places) continue;
      const found = translation.replace(/\{(\w+)\}/g, (_, name: string) => {
        const words = places[name] ?? '';
        return name.startsWith('said') ? (find(words) ?? words) : words;
      });
      if (found !== english) return found;
    }
    return undefined;
  }

  return {
    text: (english) => find(english) ?? english,
    message(english, code) {
      const known = find(english);
      if (known !== undefined) return known;
      return Object.hasOwn(codes, code) ? `${codes[code]} (${english})` : english;
    },
    knows: (code) => Object.hasOwn(codes, code),
  };
}

function compile(english: string, translation: string): Pattern {
  const source = english
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${name === 'path' ? '\\S' : '.'}+?)`);
  return { form: new RegExp(`^${source}$`, 's'), translation, weight: english.replaceAll(/\{\w+\}/g, '').length };
}
