/**
 * One entry as a search gave it. Attribute names are looked up without regard to letter case; an attribute is absent or
 * a list of values, and the `;range=` option of big groups is read as what it is: a part of the list. Values are decoded
 * when they are asked for: a directory of any size has millions of them.
 */
import { MalformedMessage } from './message-stream';

export interface AttributeRange {
  /** Position of the first value that came. */
  readonly start: number;
  /** Position of the next value to ask for; null after the last. */
  readonly next: number | null;
}

interface Slot {
  readonly name: string;
  /** Where the values are in the message: start and end of each, by turns. */
  readonly places: readonly number[];
  texts: readonly string[] | undefined;
  binary: boolean;
}

export class LdapEntry {
  readonly dn: string;
  private readonly message: Buffer;
  private readonly slots = new Map<string, Slot>();
  private readonly ranges = new Map<string, AttributeRange>();

  /** @param at where the DN begins, right after the head of the SearchResultEntry (RFC 4511 §4.5.2). */
  constructor(message: Buffer, at: number) {
    this.message = message;
    const dn = readHead(message, at);
    this.dn = message.toString('utf8', dn.start, dn.end);
    const list = readHead(message, dn.end);
    for (let place = list.start; place < list.end; ) {
      const attribute = readHead(message, place);
      const name = readHead(message, attribute.start);
      this.take(message.toString('latin1', name.start, name.end), readPlaces(message, name.end));
      place = attribute.end;
    }
  }

  /** All values as text; empty when the attribute is absent. Bytes that are no UTF-8 become base64. */
  texts(name: string): readonly string[] {
    const slot = this.slots.get(name.toLowerCase());
    return slot === undefined ? [] : this.decode(slot);
  }

  /** The first value as text. */
  text(name: string): string | undefined {
    return this.texts(name)[0];
  }

  /** The first value's bytes. */
  bytes(name: string): Buffer | undefined {
    const [start, end] = this.slots.get(name.toLowerCase())?.places ?? [];
    return start === undefined ? undefined : Buffer.from(this.message.subarray(start, end));
  }

  has(name: string): boolean {
    return (this.slots.get(name.toLowerCase())?.places.length ?? 0) > 0;
  }

  /** Whether any value of the attribute is not UTF-8 text. */
  isBinary(name: string): boolean {
    const slot = this.slots.get(name.toLowerCase());
    if (slot === undefined) return false;
    this.decode(slot);
    return slot.binary;
  }

  /** Names of the attributes that have values, as the server spells them. */
  names(): readonly string[] {
    const names: string[] = [];
    for (const slot of this.slots.values()) if (slot.places.length > 0) names.push(slot.name);
    return names;
  }

  /** Which part of the values came, when the server gave them in parts. */
  range(name: string): AttributeRange | undefined {
    return this.ranges.get(name.toLowerCase());
  }

  private take(type: string, places: readonly number[]): void {
    const range = type.includes(';') ? /^(.+);range=(\d+)-(\d+|\*)$/i.exec(type) : null;
    const name = range?.[1] ?? type;
    const key = name.toLowerCase();
    // Active Directory sends an empty `member` beside `member;range=0-1499`: the list with values wins.
    if (range !== null || places.length > 0 || !this.slots.has(key))
      this.slots.set(key, { name, places, texts: undefined, binary: /;binary/i.test(type) });
    if (range !== null) this.ranges.set(key, { start: Number(range[2]), next: range[3] === '*' ? null : Number(range[3]) + 1 });
  }

  private decode(slot: Slot): readonly string[] {
    if (slot.texts !== undefined) return slot.texts;
    const texts: string[] = [];
    for (let index = 0; index < slot.places.length; index += 2) {
      const [start, end] = [slot.places[index] ?? 0, slot.places[index + 1] ?? 0];
      const text = this.message.toString('utf8', start, end);
      const broken = slot.binary || (text.includes('\uFFFD') && !this.message.subarray(start, end).equals(Buffer.from(text)));
      if (broken) slot.binary = true;
      texts.push(broken ? this.message.toString('base64', start, end) : text);
    }
    slot.texts = texts;
    return texts;
  }
}

function readPlaces(message: Buffer, at: number): readonly number[] {
  const set = readHead(message, at);
  const places: number[] = [];
  for (let place = set.start; place < set.end; ) {
    const value = readHead(message, place);
    places.push(value.start, value.end);
    place = value.end;
  }
  return places;
}

/** Where the content of the BER element at this place is. */
function readHead(message: Buffer, at: number): { readonly start: number; readonly end: number } {
  const first = message[at + 1] ?? 0x80;
  let start = at + 2;
  let length = first;
  if (first >= 0x80) {
    const digits = first & 0x7f;
    if (digits === 0 || digits > 4 || start + digits > message.length) throw new MalformedMessage('an entry that cannot be read');
    length = message.readUIntBE(start, digits);
    start += digits;
  }
  if (start + length > message.length) throw new MalformedMessage('an entry that is cut off');
  return { start, end: start + length };
}
