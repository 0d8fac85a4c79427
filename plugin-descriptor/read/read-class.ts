import { ClassBytes } from './class-bytes';

export interface Annotation {
  /** Dotted name of its type. */
  readonly type: string;
  /** Names of the enum constants in its elements. */
  readonly constants: readonly string[];
}

export interface JavaMethod {
  readonly name: string;
  readonly descriptor: string;
  readonly annotations: readonly Annotation[];
}

/** What Jira looks at in a class. */
export interface JavaClass {
  /** Class file version: 52 is Java 8. */
  readonly version: number;
  readonly name: string;
  readonly superName: string;
  readonly annotations: readonly Annotation[];
  readonly methods: readonly JavaMethod[];
}

/** Reads a class file (JVM specification, chapter 4). Throws when it is none or is cut off. */
export function readClass(file: Uint8Array): JavaClass {
  const bytes = new ClassBytes(file);
  if (bytes.u4() !== 0xcafebabe) throw new Error('It does not begin as a class file does.');
  bytes.u2();
  const version = bytes.u2();
  bytes.readPool();
  bytes.u2();
  const name = bytes.typeName();
  const superName = bytes.typeName();
  for (let interfaces = bytes.u2(); interfaces > 0; interfaces--) bytes.u2();
  for (let fields = bytes.u2(); fields > 0; fields--) readMember(bytes);
  const methods = Array.from({ length: bytes.u2() }, () => readMember(bytes));
  const annotations = readAttributes(bytes);
  if (!bytes.atEnd) throw new Error('There are bytes after its end.');
  return { version, name, superName, annotations, methods };
}

function readMember(bytes: ClassBytes): JavaMethod {
  bytes.u2();
  return { name: bytes.text(), descriptor: bytes.text(), annotations: readAttributes(bytes) };
}

/** Passes over attributes and gives the annotations among them. */
function readAttributes(bytes: ClassBytes): Annotation[] {
  const found: Annotation[] = [];
  for (let attributes = bytes.u2(); attributes > 0; attributes--) {
    const name = bytes.text();
    const length = bytes.u4();
    if (name !== 'RuntimeVisibleAnnotations') bytes.skip(length);
    else for (let annotations = bytes.u2(); annotations > 0; annotations--) found.push(readAnnotation(bytes));
  }
  return found;
}

function readAnnotation(bytes: ClassBytes): Annotation {
  const type = bytes.text().slice(1, -1).replaceAll('/', '.');
  const constants: string[] = [];
  for (let elements = bytes.u2(); elements > 0; elements--) {
    bytes.u2();
    readElement(bytes, constants);
  }
  return { type, constants };
}

function readElement(bytes: ClassBytes, constants: string[]): void {
  const tag = String.fromCharCode(bytes.u1());
  if (tag === '[') for (let values = bytes.u2(); values > 0; values--) readElement(bytes, constants);
  else if (tag === '@') readAnnotation(bytes);
  else if (tag === 'e') {
    bytes.u2();
    constants.push(bytes.text());
  } else bytes.u2();
}
