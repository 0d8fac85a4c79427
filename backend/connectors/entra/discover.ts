/** Attributes for the mapping form: what a read brings, with types seen on a page of users. */
import type { SourceAttribute, SourceSchema } from '../spi';
import type { EntraClient } from './client';
import type { EntraConfig } from './config';
import { isObject } from './records';

/** Properties that are lists or objects, or that a page without values would not tell. Source: Graph docs, resource `user`. */
const types: Readonly<Record<string, SourceAttribute['type']>> = {
  accountEnabled: 'boolean',
  onPremisesSyncEnabled: 'boolean',
  otherMails: 'list',
  proxyAddresses: 'list',
  businessPhones: 'list',
  imAddresses: 'list',
  onPremisesExtensionAttributes: 'object',
  employeeOrgData: 'object',
};

export async function discoverEntra(client: EntraClient, config: EntraConfig): Promise<SourceSchema> {
  const found = new Map<string, SourceAttribute>();
  const note = (path: string, type: SourceAttribute['type']): void => {
    if (!found.has(path)) found.set(path, { path, label: labelOf(path), type });
  };
  for (const name of config.userProperties) note(name, types[name] ?? 'text');
  for await (const page of client.users()) {
    for (const item of page) {
      for (const name of config.userProperties) {
        const value = isObject(item) ? item[name] : undefined;
        if (isObject(value)) for (const [inner, part] of Object.entries(value)) if (part !== null) note(`${name}.${inner}`, typeOf(part));
        if (value !== undefined && value !== null && found.get(name)?.type === 'text') {
          found.set(name, { path: name, label: labelOf(name), type: typeOf(value) });
        }
      }
    }
    break;
  }
  return { users: [...found.values()].sort((one, other) => one.path.localeCompare(other.path)) };
}

function typeOf(value: unknown): SourceAttribute['type'] {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'object' ? 'object' : 'text';
}

/** `onPremisesSamAccountName` reads `On premises sam account name`. */
function labelOf(path: string): string {
  const words = path
    .replace(/^extension_[0-9a-f]{32}_/i, '')
    .replace(/[._]/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
