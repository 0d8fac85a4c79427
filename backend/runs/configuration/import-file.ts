/** Takes over a whole file: every problem is found before the first change, what is equal already stays untouched. */
import type { Vault } from '../../security/vault';
import type { Store } from '../../store/store';
import { channelOwner } from './channel-problems';
import type { ChannelSecretKeeper } from './channel-secrets';
import { equal } from './equal';
import { findFileProblems, type JudgeSurroundings } from './find-problems';
import { connectorOwner, givenSecrets, type SecretValues } from './known-configuration';
import type { ParsedConfiguration } from './parse-file';
import { ConfigurationError } from './problem';
import type { FileOrigin } from './substitute';
import { wantedSettings } from './wanted-settings';
import type { ConfigurationWriter } from './write-configuration';

export interface ImportResult {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

export interface ImportSurroundings {
  readonly store: Store;
  readonly vault: Vault;
  readonly writer: ConfigurationWriter;
  readonly keeper: ChannelSecretKeeper;
  readonly judge: JudgeSurroundings;
}

/** Connectors that the file does not name stay as they are. Throws `ConfigurationError` with all problems. */
export async function importConfiguration(
  parsed: ParsedConfiguration,
  actor: string,
  origin: FileOrigin['origin'],
  { store, vault, writer, keeper, judge }: ImportSurroundings,
): Promise<ImportResult> {
  const problems = await findFileProblems(parsed, judge);
  if (problems.length > 0) throw new ConfigurationError(problems);

  // What came over the API is stored without a look at what there was: the answer must not tell whether a guess was right.
  const newSecrets = async (owner: string, secrets: SecretValues): Promise<SecretValues> => {
    if (origin === 'api') return givenSecrets(secrets);
    const stored = await vault.getAll(owner);
    return Object.fromEntries(Object.entries(givenSecrets(secrets)).filter(([field, value]) => stored[field] !== value));
  };

  const { value: before, version } = await store.settings.get();
  const wanted = wantedSettings(parsed, before, origin);
  if (!equal(wanted, before) || Object.keys(await newSecrets('jira', parsed.jiraSecrets)).length > 0) {
    await keeper.dropMoved(before.notifications, wanted.notifications);
    await writer.writeSettings(wanted, parsed.jiraSecrets, version, actor);
  }
  const channelSecrets = new Map<string, SecretValues>();
  for (const [id, secrets] of parsed.channelSecrets) channelSecrets.set(id, await newSecrets(channelOwner(id), secrets));
  await keeper.settle(before.notifications, wanted.notifications, channelSecrets, actor);

  const result = { created: [] as string[], changed: [] as string[], unchanged: [] as string[] };
  for (const { connector, secrets } of parsed.connectors) {
    const stored = await store.connectors.get(connector.id);
    const fresh = await newSecrets(connectorOwner(connector.id), secrets);
    if (stored && equal(stored.value, connector) && Object.keys(fresh).length === 0) {
      result.unchanged.push(connector.id);
      continue;
    }
    await writer.writeConnector(connector, secrets, stored?.version ?? null, actor);
    (stored ? result.changed : result.created).push(connector.id);
  }
  return result;
}
