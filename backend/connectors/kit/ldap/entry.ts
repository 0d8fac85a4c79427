/**
 * One entry as a search gave it. Attribute names are looked up without regard to letter case; an attribute is absent or
 * a list of values, and the `;range=` option of big groups is read as what it is: a part of the list.
 */
import type { SearchEntry } from 'ldapts';

type Attribute = SearchEntry['attributes'][number];

export interface AttributeRange {
  /** Position of the first value that came. */
  readonly start: number;
  /** Position of the next value to ask for; null after the last. */
  readonly next: number | null;
}

export class LdapEntry {
  readonly dn: string;
  private readonly attributes = new Map<string, Attribute>();
  private readonly partial = new Map<string, AttributeRange>();

  constructor(message: SearchEntry) {
    this.dn = message.name;
    for (const attribute of message.attributes) this.take(attribute);
  }

  /** All values as text; empty when the attribute is absent. Bytes that are no UTF-8 become base64. */
  texts(name: string): readonly string[] {
    const values = this.attributes.get(name.toLowerCase())?.values ?? [];
    return values.some((value) => typeof value !== 'string')
      ? values.map((value) => (typeof value === 'string' ? value : value.toString('base64')))
      : (values as string[]);
  }

  /** The first value as text. */
  text(name: string): string | undefined {
    return this.texts(name)[0];
  }

  /** The first value's bytes. */
  bytes(name: string): Buffer | undefined {
    return this.attributes.get(name.toLowerCase())?.parsedBuffers[0];
  }

  has(name: string): boolean {
    return (this.attributes.get(name.toLowerCase())?.values.length ?? 0) > 0;
  }

  /** Whether any value of the attribute is not UTF-8 text. */
  isBinary(name: string): boolean {
    return (this.attributes.get(name.toLowerCase())?.values as readonly (string | Buffer)[] | undefined)?.some(Buffer.isBuffer) ?? false;
  }

  /** Names of the attributes that have values, as the server spells them. */
  names(): readonly string[] {
    return [...this.attributes.values()].filter((attribute) => attribute.values.length > 0).map((attribute) => attribute.type);
  }

  /** Which part of the values came, when the server gave them in parts. */
  range(name: string): AttributeRange | undefined {
    return this.partial.get(name.toLowerCase());
  }

  private take(attribute: Attribute): void {
    const range = /^(.+);range=(\d+)-(\d+|\*)$/i.exec(attribute.type);
    if (range === null) {
      // Active Directory sends an empty `member` beside `member;range=0-1499`: the list with values wins.
      const key = attribute.type.toLowerCase();
      if (attribute.values.length > 0 || !this.attributes.has(key)) this.attributes.set(key, attribute);
      return;
    }
    const name = range[1] ?? '';
    attribute.type = name;
    this.attributes.set(name.toLowerCase(), attribute);
    this.partial.set(name.toLowerCase(), { start: Number(range[2]), next: range[3] === '*' ? null : Number(range[3]) + 1 });
  }
}
