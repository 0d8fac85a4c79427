/**
 * The ids of a list, without the rest of it. A list of members that repeats every person whole is thirty times as long as what
 * is wanted of it; building all of that only to throw it away is most of the work of a read.
 */

const quote = 0x22;
const backslash = 0x5c;

/**
 * The property `id` of each object of a JSON array, in order, as `{ id }`; null stands for an item that is no object or has no
 * text as its id. Throws when the array does not end where the body does: cut short, or with its brackets or strings out of
 * order. What lies between them is not looked at.
 */
export function scanIds(bytes: Uint8Array): readonly ({ readonly id: string } | null)[] {
  const text = new JsonBytes(bytes);
  const ids: ({ readonly id: string } | null)[] = [];
  text.expect('[');
  if (text.takeIf(']')) {
    text.expectEnd();
    return ids;
  }
  do ids.push(text.skipItem());
  while (text.takeIf(','));
  text.expect(']');
  text.expectEnd();
  return ids;
}

class JsonBytes {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  expect(sign: string): void {
    if (!this.takeIf(sign)) throw damaged();
  }

  takeIf(sign: string): boolean {
    this.#skipSpace();
    if (this.#bytes[this.#at] !== sign.charCodeAt(0)) return false;
    this.#at += 1;
    return true;
  }

  expectEnd(): void {
    this.#skipSpace();
    if (this.#at < this.#bytes.length) throw damaged();
  }

  /** Moves behind the next value; answers its id when it is an object that has one. */
  skipItem(): { readonly id: string } | null {
    if (!this.takeIf('{')) {
      this.#skipValue();
      return null;
    }
    let id: { readonly id: string } | null = null;
    if (this.takeIf('}')) return id;
    do {
      this.#skipSpace();
      const isId = this.#skipName();
      this.expect(':');
      this.#skipSpace();
      const from = this.#at;
      this.#skipValue();
      // As JSON.parse has it: of a name that comes twice, the last one counts.
      if (isId) id = this.#bytes[from] === quote ? { id: this.#textFrom(from) } : null;
    } while (this.takeIf(','));
    this.expect('}');
    return id;
  }

  #skipSpace(): void {
    for (let byte = this.#bytes[this.#at]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; ) {
      this.#at += 1;
      byte = this.#bytes[this.#at];
    }
  }

  /** Whether the name is `id`. */
  #skipName(): boolean {
    const from = this.#at;
    if (this.#bytes[from] !== quote) throw damaged();
    this.#skipText();
    return this.#at - from === 4 && this.#bytes[from + 1] === 0x69 && this.#bytes[from + 2] === 0x64;
  }

  /** From the opening quote to behind the closing one. */
  #skipText(): void {
    this.#at = endOfText(this.#bytes, this.#at);
  }

  /** A value of any kind: to the comma or bracket that ends it, at the depth it began at. */
  #skipValue(): void {
    const bytes = this.#bytes;
    const { length } = bytes;
    const open: number[] = [];
    let at = this.#at;
    for (; at < length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === quote) at = endOfText(bytes, at) - 1;
      // {, [ and what closes them, two further on.
      else if (byte === 0x7b || byte === 0x5b) open.push(byte + 2);
      else if (byte === 0x7d || byte === 0x5d) {
        if (open.length === 0) break;
        if (open.pop() !== byte) throw damaged();
      } else if (byte === 0x2c && open.length === 0) break;
    }
    if (open.length > 0 || at === this.#at || at >= length) throw damaged();
    this.#at = at;
  }

  #textFrom(start: number): string {
    const value: unknown = JSON.parse(Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + start, this.#at - start).toString('utf8'));
    if (typeof value !== 'string') throw damaged();
    return value;
  }
}

function damaged(): SyntaxError {
  return new SyntaxError('The list is cut short or damaged.');
}

/** The place behind the quote that closes the text which begins here. */
function endOfText(bytes: Uint8Array, start: number): number {
  const { length } = bytes;
  for (let at = start + 1; at < length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) return at + 1;
    if (byte === backslash) at += 1;
  }
  throw damaged();
}
