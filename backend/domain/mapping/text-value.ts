/** Values while an expression works on them: nothing, a text, or several texts. */
import type { Json } from '../json';

export type TextValue = undefined | string | readonly string[];

/** Thrown inside the mapping and caught at the attribute: an expression that cannot give what is asked of it. */
export class MappingFailure extends Error {}

/** Longer values are no names and no addresses; functions do not touch them. In UTF-16 units. */
const LONGEST_VALUE = 10_000;

/**
 * Numbers and booleans become text, empty texts are nothing, lists become lists of texts. Composed Unicode form throughout.
 * Throws `MappingFailure` for objects and for values that are too long.
 */
export function toText(value: Json | undefined, what: string): TextValue {
  if (!Array.isArray(value)) return scalarText(value, what);
  const texts: string[] = [];
  for (const item of value) {
    const text = Array.isArray(item) ? refuse(`${what} is a list of lists, not text.`) : scalarText(item, what);
    if (text !== undefined) texts.push(text);
  }
  return texts.length === 0 ? undefined : texts;
}

/** One text. A list of one is that one; a list of several is refused, because choosing for the administrator would be guessing. */
export function toSingle(value: TextValue, what: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (value.length > 1) throw new MappingFailure(`${what} has ${value.length} values; choose with first-of or join.`);
  return value[0] === '' ? undefined : value[0];
}

function scalarText(value: Json | undefined, what: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return refuse(`${what} is an object, not text.`);
  if (value.length > LONGEST_VALUE) return refuse(`${what} is longer than ${LONGEST_VALUE} characters.`);
  return value.normalize('NFC');
}

function refuse(message: string): never {
  throw new MappingFailure(message);
}
