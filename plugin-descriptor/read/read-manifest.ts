/** The main headers of a manifest, with lines that go on put together. */
export function readManifest(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  const [main = ''] = text.replaceAll('\r\n', '\n').replaceAll('\n ', '').split('\n\n');
  for (const line of main.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) headers.set(line.slice(0, colon), line.slice(colon + 2));
  }
  return headers;
}

export interface ImportedPackage {
  readonly name: string;
  readonly optional: boolean;
}

/** The packages of an `Import-Package` header. */
export function readImports(header: string): ImportedPackage[] {
  const clauses = header.match(/(?:"[^"]*"|[^,])+/g) ?? [];
  return clauses.map((clause) => {
    const [name = '', ...directives] = clause.split(';').map((part) => part.trim());
    return { name, optional: directives.includes('resolution:=optional') };
  });
}
