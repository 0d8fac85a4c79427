const u1 = (value: number): Buffer => Buffer.from([value]);

export function u2(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function u4(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** The constants of a class file, each once, numbered from 1 in the order of their first use (JVM specification, 4.4). */
export class ConstantPool {
  private readonly entries: Buffer[] = [];
  private readonly numbers = new Map<string, number>();

  text(value: string): number {
    const bytes = Buffer.from(value);
    return this.add(1, u2(bytes.length), bytes);
  }

  /** A class by its dotted name. */
  type(name: string): number {
    return this.add(7, u2(this.text(name.replaceAll('.', '/'))));
  }

  string(value: string): number {
    return this.add(8, u2(this.text(value)));
  }

  method(owner: string, name: string, descriptor: string): number {
    const type = this.type(owner);
    const signature = this.add(12, u2(this.text(name)), u2(this.text(descriptor)));
    return this.add(10, u2(type), u2(signature));
  }

  /** With its length in front. */
  bytes(): Buffer {
    return Buffer.concat([u2(this.entries.length + 1), ...this.entries]);
  }

  private add(tag: number, ...parts: readonly Buffer[]): number {
    const entry = Buffer.concat([u1(tag), ...parts]);
    const known = this.numbers.get(entry.toString('latin1'));
    if (known !== undefined) return known;
    this.entries.push(entry);
    this.numbers.set(entry.toString('latin1'), this.entries.length);
    return this.entries.length;
  }
}
