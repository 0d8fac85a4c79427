/** Attributes for the mapping form: from Okta's schema when our account may read it, else from a page of users. */
import type { SourceAttribute, SourceSchema } from '../spi';
import type { OktaClient } from './client';
import { type StatusRules, toSourceUser } from './records';

const topLevel: readonly SourceAttribute[] = [
  { path: 'id', label: 'Okta id', type: 'text' },
  { path: 'status', label: 'Status', type: 'text' },
  { path: 'created', label: 'Created', type: 'text' },
  { path: 'activated', label: 'Activated', type: 'text' },
  { path: 'statusChanged', label: 'Status changed', type: 'text' },
  { path: 'lastUpdated', label: 'Last updated', type: 'text' },
  { path: 'lastLogin', label: 'Last login', type: 'text' },
];

const types: Readonly<Record<string, SourceAttribute['type']>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
};

export async function discoverOkta(client: OktaClient, rules: StatusRules): Promise<SourceSchema> {
  const schema = await client.schema();
  const profile = schema === null ? await fromSamples(client, rules) : fromSchema(schema);
  return { users: [...profile.sort((one, other) => one.path.localeCompare(other.path)), ...topLevel] };
}

function fromSchema(schema: unknown): SourceAttribute[] {
  const found = new Map<string, SourceAttribute>();
  for (const part of ['base', 'custom']) {
    const properties = at(schema, 'definitions', part, 'properties');
    for (const [name, property] of Object.entries(isObject(properties) ? properties : {})) {
      const title = at(property, 'title');
      const type = at(property, 'type');
      found.set(name, {
        path: `profile.${name}`,
        label: typeof title === 'string' && title !== '' ? title : name,
        type: (typeof type === 'string' ? types[type] : undefined) ?? 'text',
      });
    }
  }
  return [...found.values()];
}

async function fromSamples(client: OktaClient, rules: StatusRules): Promise<SourceAttribute[]> {
  const found = new Map<string, SourceAttribute>();
  for await (const page of client.users()) {
    for (const item of page) {
      const profile = toSourceUser(item, rules)?.attributes.profile;
      for (const [name, value] of Object.entries(isObject(profile) ? profile : {})) {
        if (value === null || found.has(name)) continue;
        found.set(name, { path: `profile.${name}`, label: name, type: typeOf(value) });
      }
    }
    break;
  }
  return [...found.values()];
}

function typeOf(value: unknown): SourceAttribute['type'] {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value === 'number' ? 'number' : 'boolean';
  return typeof value === 'object' ? 'object' : 'text';
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    if (!isObject(here) || !Object.hasOwn(here, key)) return undefined;
    here = here[key];
  }
  return here;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
