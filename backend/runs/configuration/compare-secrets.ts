/**
 * What becomes of secrets when a file is taken over. Their values never leave this room, and nothing said here tells whether a
 * secret that somebody sent over the API equals the stored one: guesses could be tried in silence. An operator has the master key.
 */
import type { ConnectorType } from '../../connectors/spi';
import type { ConnectorConfiguration, Settings } from '../../domain/configuration';
import type { Vault } from '../../security/vault';
import { channelOwner, findChannelProblems, isSameReceiver } from './channel-problems';
import { channelOf } from './channel-secrets';
import { neededJiraSecrets, withoutSecrets } from './find-problems';
import { givenSecrets, isSameAddress, type SecretValues } from './known-configuration';
import type { ParsedConfiguration } from './parse-file';
import type { FileOrigin } from './substitute';

/** `set`: the file has one. `kept`: the stored one stays. `dropped`: it belonged to another address. `missing`: one is needed. */
export interface SecretChange {
  readonly field: string;
  readonly change: 'set' | 'kept' | 'dropped' | 'missing';
}

export function compareConnectorSecrets(
  before: ConnectorConfiguration | null,
  after: ConnectorConfiguration,
  stored: SecretValues,
  given: SecretValues,
  origin: FileOrigin['origin'],
  types: ReadonlyMap<string, ConnectorType>,
): readonly SecretChange[] {
  const staysThere = before !== null && isSameAddress(before, after, types);
  return compareSecrets(stored, given, origin, staysThere, neededSecrets(after, types));
}

export async function compareJiraSecrets(
  { jira, jiraSecrets }: ParsedConfiguration,
  before: Settings,
  origin: FileOrigin['origin'],
  vault: Vault,
): Promise<readonly SecretChange[]> {
  if (!jira) return [];
  const needed = neededJiraSecrets(withoutSecrets(jira)).map(({ field }) => field);
  const staysThere = before.jira?.baseUrl === jira.baseUrl;
  return under('jira', compareSecrets(await vault.getAll('jira'), jiraSecrets, origin, staysThere, needed));
}

export async function compareChannelSecrets(
  { notifications, channelSecrets }: ParsedConfiguration,
  before: Settings,
  origin: FileOrigin['origin'],
  vault: Vault,
): Promise<readonly SecretChange[]> {
  const changes: SecretChange[] = [];
  for (const channel of notifications?.channels ?? []) {
    const known = channelOf(before.notifications, channel.id);
    const needed = findChannelProblems(channel, {}, null, []).flatMap(({ path }) => (path === 'security' ? [] : [path]));
    const staysThere = known !== null && isSameReceiver(known, channel);
    const stored = await vault.getAll(channelOwner(channel.id));
    const found = compareSecrets(stored, channelSecrets.get(channel.id) ?? {}, origin, staysThere, needed);
    changes.push(...under(`notifications.channels[${channel.id}]`, found));
  }
  return changes;
}

function under(base: string, changes: readonly SecretChange[]): readonly SecretChange[] {
  return changes.map(({ field, change }) => ({ field: `${base}.${field}`, change }));
}

function compareSecrets(
  stored: SecretValues,
  given: SecretValues,
  origin: FileOrigin['origin'],
  staysThere: boolean,
  needed: readonly string[],
): readonly SecretChange[] {
  const fresh = givenSecrets(given);
  const fields = new Set([...needed, ...Object.keys(stored), ...Object.keys(fresh)]);
  return [...fields].map((field) => {
    if (Object.hasOwn(fresh, field)) {
      const isKnownSame = origin === 'operator' && staysThere && stored[field] === fresh[field];
      return { field, change: isKnownSame ? 'kept' : 'set' };
    }
    if (Object.hasOwn(stored, field) && staysThere) return { field, change: 'kept' };
    return { field, change: needed.includes(field) ? 'missing' : 'dropped' };
  });
}

function neededSecrets({ type, source }: ConnectorConfiguration, types: ReadonlyMap<string, ConnectorType>): readonly string[] {
  const fields = types.get(type)?.spec.fields ?? [];
  const chosen = (key: string) => source[key] ?? fields.find((field) => field.key === key)?.default;
  return fields
    .filter(({ kind, required, onlyWhen }) => {
      if (kind !== 'secret' || !required) return false;
      return onlyWhen === undefined || onlyWhen.in.some((one) => one === chosen(onlyWhen.key));
    })
    .map(({ key }) => key);
}
