/** Attributes for the mapping form: OneLogin's own, and the account's custom ones. */
import type { SourceAttribute, SourceSchema } from '../spi';
import type { OneLoginClient } from './client';
import type { OneLoginConfig } from './config';
import { readText, toSourceUser } from './records';
import { userAttributes } from './user-fields';

export async function discoverOneLogin(client: OneLoginClient, config: OneLoginConfig): Promise<SourceSchema> {
  const defined = await client.customAttributes();
  const custom = defined === null ? await fromSamples(client, config) : fromDefinitions(defined);
  return { users: [...userAttributes, ...custom.sort((one, other) => one.path.localeCompare(other.path))] };
}

function fromDefinitions(defined: readonly unknown[]): SourceAttribute[] {
  const found = new Map<string, SourceAttribute>();
  for (const item of defined) {
    const name = readText(item, 'shortname');
    if (name) found.set(name, { path: `custom_attributes.${name}`, label: readText(item, 'name') || name, type: 'text' });
  }
  return [...found.values()];
}

async function fromSamples(client: OneLoginClient, config: OneLoginConfig): Promise<SourceAttribute[]> {
  const found = new Map<string, SourceAttribute>();
  for await (const { items } of client.users()) {
    for (const item of items) {
      const custom = toSourceUser(item, config)?.attributes.custom_attributes;
      for (const name of Object.keys(typeof custom === 'object' ? (custom ?? {}) : {})) {
        found.set(name, { path: `custom_attributes.${name}`, label: name, type: 'text' });
      }
    }
    break;
  }
  return [...found.values()];
}
