/** Which attributes people have here: from samples, and from the schema of the classes the samples are of. */

import type { LdapEntry } from '../kit/ldap/entry';
import { anyEntry } from '../kit/ldap/filter';
import type { SourceAttribute, SourceSchema } from '../spi';
import type { Directory } from './client';
import { readAttributes } from './records';

export async function discoverAttributes(directory: Directory): Promise<SourceSchema> {
  const { layout } = directory;
  const names = new Map<string, SourceAttribute>();
  const add = (path: string, type: SourceAttribute['type']) => {
    const known = names.get(path.toLowerCase());
    if (known === undefined || type === 'list')
      names.set(path.toLowerCase(), { path: known?.path ?? path, label: known?.path ?? path, type });
  };
  const { value: page } = await directory.users().next();
  const samples: readonly LdapEntry[] = page?.entries ?? [];
  for (const entry of samples) {
    for (const [name, value] of Object.entries(readAttributes(entry))) add(name, Array.isArray(value) ? 'list' : 'text');
  }
  if (layout.userAttributes.includes('*')) {
    const classes = new Set(samples.flatMap((entry) => entry.texts('objectClass').map((name) => name.toLowerCase())));
    for (const name of await allowedAttributes(directory, classes)) add(name, 'text');
  } else for (const name of layout.userAttributes) if (!INTERNAL.has(name.toLowerCase())) add(name, 'text');
  return { users: [...names.values()].sort((a, b) => a.path.localeCompare(b.path)) };
}

const INTERNAL = new Set(['objectclass', 'memberof', 'modifytimestamp']);
/** Bytes, secrets and what the read leaves out. */
const USELESS = /^(?:userpassword|jpegphoto|photo|audio|usercertificate|usersmimecertificate|userpkcs12|objectclass)$/i;

/** MUST and MAY of these classes and the classes they are made from (RFC 4512 §4.1.1). None when the schema is hidden. */
async function allowedAttributes(directory: Directory, classes: ReadonlySet<string>): Promise<readonly string[]> {
  const { schemaDn } = directory.layout;
  if (schemaDn === null) return [];
  const search = { base: schemaDn, scope: 'base', filter: anyEntry(), attributes: ['objectClasses'] } as const;
  const entries = await directory.find(search).catch(() => []);
  const definitions = new Map<string, ClassDefinition>();
  for (const text of entries[0]?.texts('objectClasses') ?? []) {
    const definition = parseClass(text);
    for (const name of definition.names) definitions.set(name.toLowerCase(), definition);
  }
  const open = [...classes];
  const seen = new Set<string>();
  const attributes = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const definition = definitions.get(name.toLowerCase());
    if (definition === undefined || seen.has(name)) continue;
    seen.add(name);
    open.push(...definition.parents);
    for (const attribute of definition.attributes) if (!USELESS.test(attribute)) attributes.add(attribute);
  }
  return [...attributes];
}

export interface ClassDefinition {
  readonly names: readonly string[];
  readonly parents: readonly string[];
  readonly attributes: readonly string[];
}

/** One `objectClasses` value: `( 2.5.6.6 NAME 'person' SUP top STRUCTURAL MUST ( sn $ cn ) MAY userPassword )`. */
export function parseClass(text: string): ClassDefinition {
  const words = (key: string): readonly string[] => {
    const found = new RegExp(`\\b${key}\\s+(?:\\(([^)]*)\\)|'?([\\w.;-]+)'?)`).exec(text);
    return (found?.[1] ?? found?.[2] ?? '').split(/[\s$']+/).filter((word) => word !== '');
  };
  return { names: words('NAME'), parents: words('SUP'), attributes: [...words('MUST'), ...words('MAY')] };
}
