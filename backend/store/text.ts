/**
 * Text columns cannot hold the character NUL nor half a surrogate pair, and both turn up in directories. They are
 * written with the control character SUBSTITUTE as an escape, so that what comes back equals what was put in.
 */
const SUBSTITUTE = '\u001a';
const ESCAPED = new RegExp(`${SUBSTITUTE}(?:0|1|u([0-9a-f]{4}))`, 'g');

export function storedText(text: string): string {
  if (!text.includes('\0') && !text.includes(SUBSTITUTE) && text.isWellFormed()) return text;
  let out = '';
  for (const character of text) {
    if (character === '\0') out += `${SUBSTITUTE}0`;
    else if (character === SUBSTITUTE) out += `${SUBSTITUTE}1`;
    else out += character.isWellFormed() ? character : `${SUBSTITUTE}u${character.charCodeAt(0).toString(16)}`;
  }
  return out;
}

export function readText(stored: string): string {
  if (!stored.includes(SUBSTITUTE)) return stored;
  return stored.replace(ESCAPED, (whole, unit: string | undefined) => {
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    return whole === `${SUBSTITUTE}0` ? '\0' : SUBSTITUTE;
  });
}

export function storedNullable(text: string | null): string | null {
  return text === null ? null : storedText(text);
}

export function readNullable(stored: string | null): string | null {
  return stored === null ? null : readText(stored);
}
