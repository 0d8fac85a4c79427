import { inflateSync } from 'fflate';

export interface JarEntry {
  readonly path: string;
  /** Date and time as the file has them, in the form of MS-DOS. */
  readonly stamp: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly content: Uint8Array;
}

/** A jar in memory. */
export interface Jar {
  /** In the order of the file, folders too. */
  readonly entries: readonly JarEntry[];
  /** The content of a file, or undefined. Of two with the same name it is the last, as Java has it. */
  file(path: string): Uint8Array | undefined;
  text(path: string): string | undefined;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Reads a zip file by its central directory. Throws when it is none, or damaged. */
export function readJar(file: Uint8Array): Jar {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = findEnd(bytes);
  const entries: JarEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('The directory of the jar is damaged.');
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push(readEntry(bytes, at, nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  const byPath = new Map(entries.map((entry) => [entry.path, entry.content]));
  const contentOf = (path: string): Uint8Array | undefined => (path.endsWith('/') ? undefined : byPath.get(path));
  return {
    entries,
    file: contentOf,
    text: (path) => {
      const content = contentOf(path);
      return content && Buffer.from(content).toString('utf8');
    },
  };
}

function findEnd(bytes: Buffer): number {
  // It is the last 22 bytes; a jar has no comment after it.
  for (let at = bytes.length - 22; at >= 0; at--) if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new Error('It is no jar.');
}

function readEntry(bytes: Buffer, at: number, nameLength: number): JarEntry {
  const method = bytes.readUInt16LE(at + 10);
  const [packed, size, local] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 42)];
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const raw = bytes.subarray(from, from + packed);
  const content = method === 0 ? raw : inflateSync(raw);
  if (content.length !== size) throw new Error('A file of the jar is damaged.');
  return { path: bytes.toString('utf8', at + 46, at + 46 + nameLength), stamp: bytes.readUInt32LE(at + 12), method, content };
}
