/** Sizes of the constants by their tag, the tag itself not counted; text (1) has its own length. */
const SIZES: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};

/** Walks through a class file. Every read past the end throws a `RangeError`. */
export class ClassBytes {
  private readonly bytes: Buffer;
  private at = 0;
  private readonly texts = new Map<number, string>();
  private readonly types = new Map<number, number>();

  constructor(file: Uint8Array) {
    this.bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  }

  get atEnd(): boolean {
    return this.at === this.bytes.length;
  }

  u1(): number {
    return this.bytes.readUInt8(this.skip(1));
  }

  u2(): number {
    return this.bytes.readUInt16BE(this.skip(2));
  }

  u4(): number {
    return this.bytes.readUInt32BE(this.skip(4));
  }

  /** Goes on by some bytes and gives where it was. */
  skip(length: number): number {
    const from = this.at;
    if (from + length > this.bytes.length) throw new RangeError('The class file is cut off.');
    this.at = from + length;
    return from;
  }

  readPool(): void {
    const count = this.u2();
    for (let number = 1; number < count; number++) {
      const tag = this.u1();
      if (tag === 1) {
        const length = this.u2();
        const from = this.skip(length);
        this.texts.set(number, this.bytes.toString('utf8', from, from + length));
      } else {
        const size = SIZES[tag];
        if (size === undefined) throw new Error(`There is no constant of kind ${tag}.`);
        const from = this.skip(size);
        if (tag === 7) this.types.set(number, this.bytes.readUInt16BE(from));
        // Long and double take two numbers.
        if (size === 8) number++;
      }
    }
  }

  /** The text whose number comes next. */
  text(): string {
    return this.textOf(this.u2());
  }

  /** The dotted name of the class whose number comes next. */
  typeName(): string {
    return this.textOf(this.types.get(this.u2()) ?? 0).replaceAll('/', '.');
  }

  private textOf(number: number): string {
    const text = this.texts.get(number);
    if (text === undefined) throw new Error(`Constant ${number} is no text.`);
    return text;
  }
}
