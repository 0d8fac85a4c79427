/** Directory data as LDIF (RFC 2849). */
export type LdifEntry = {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, string | readonly string[] | null | undefined>>;
};

/** Text of these entries, each followed by an empty line. Absent attributes and empty text are left out; a list keeps its empty values. */
export function writeLdif(entries: Iterable<LdifEntry>): string {
  let text = '';
  for (const { dn, attributes } of entries) {
    text += line('dn', dn);
    for (const [name, value] of Object.entries(attributes)) {
      for (const one of listed(value)) text += line(name, one);
    }
    text += '\n';
  }
  return text;
}

function line(name: string, value: string): string {
  const plain = /^[\x21-\x39\x3b\x3d-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value);
  if (value === '') return `${name}:\n`;
  return plain ? `${name}: ${value}\n` : `${name}:: ${Buffer.from(value).toString('base64')}\n`;
}

/** The values an entry's attribute stands for. */
export function listed(value: LdifEntry['attributes'][string]): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return value ?? [];
}
