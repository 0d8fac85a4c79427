/** What taking over a file would change, before it is done. Secrets are named and never shown. */
import { hash } from 'node:crypto';
import type { ConnectorType } from '../../connectors/spi';
import type { Vault } from '../../security/vault';
import type { Store } from '../../store/store';
import { channelOwner } from './channel-problems';
import { compareChannelSecrets, compareConnectorSecrets, compareJiraSecrets, type SecretChange } from './compare-secrets';
import { type Difference, findContents, findDifferences } from './find-differences';
import { findFileProblems, type JudgeSurroundings } from './find-problems';
import { connectorOwner } from './known-configuration';
import type { ParsedConfiguration } from './parse-file';
import type { ConfigurationProblem } from './problem';
import type { FileOrigin } from './substitute';
import { wantedSettings } from './wanted-settings';

export interface ComparedConnector {
  readonly id: string;
  readonly name: string;
  /** `untouched`: the file does not name it, so it stays as it is. */
  readonly result: 'added' | 'changed' | 'unchanged' | 'untouched';
  readonly differences: readonly Difference[];
  readonly secrets: readonly SecretChange[];
}

export interface FileComparison {
  /** Of the configuration that was compared with; it changes with everything that is saved. */
  readonly revision: string;
  /** With any, the file will not be taken over. */
  readonly problems: readonly ConfigurationProblem[];
  readonly settings: { readonly differences: readonly Difference[]; readonly secrets: readonly SecretChange[] };
  readonly connectors: readonly ComparedConnector[];
}

export interface CompareSurroundings {
  readonly store: Store;
  readonly vault: Vault;
  readonly types: ReadonlyMap<string, ConnectorType>;
  readonly judge: JudgeSurroundings;
}

export async function compareFile(
  parsed: ParsedConfiguration,
  origin: FileOrigin['origin'],
  { store, vault, types, judge }: CompareSurroundings,
): Promise<FileComparison> {
  const revision = await readRevision(store, vault);
  const { value: before } = await store.settings.get();
  const connectors: ComparedConnector[] = [];
  for (const { connector, secrets } of parsed.connectors) {
    const known = (await store.connectors.get(connector.id))?.value ?? null;
    const stored = await vault.getAll(connectorOwner(connector.id));
    const changes = compareConnectorSecrets(known, connector, stored, secrets, origin, types);
    const differences = known ? findDifferences(known, connector) : findContents(connector);
    const isChanged = differences.length > 0 || changes.some(({ change }) => change !== 'kept');
    const result = known === null ? 'added' : isChanged ? 'changed' : 'unchanged';
    connectors.push({ id: connector.id, name: connector.name, result, differences, secrets: changes });
  }
  const named = new Set(parsed.connectors.map(({ connector }) => connector.id));
  for (const { value } of await store.connectors.list())
    if (!named.has(value.id)) connectors.push({ id: value.id, name: value.name, result: 'untouched', differences: [], secrets: [] });

  return {
    revision,
    problems: await findFileProblems(parsed, judge),
    settings: {
      differences: findDifferences(before, wantedSettings(parsed, before, origin)),
      secrets: [
        ...(await compareJiraSecrets(parsed, before, origin, vault)),
        ...(await compareChannelSecrets(parsed, before, origin, vault)),
      ],
    },
    connectors,
  };
}

/** Changes with every change of settings, connectors or secrets, whoever makes it. */
export async function readRevision(store: Store, vault: Vault): Promise<string> {
  const connectors = (await store.connectors.list()).map(({ value, version }) => ({ id: value.id, version }));
  const { value, version } = await store.settings.get();
  const channels = value.notifications.channels.map(({ id }) => channelOwner(id));
  const secrets: unknown[] = [];
  for (const owner of ['jira', ...channels, ...connectors.map(({ id }) => connectorOwner(id))]) secrets.push(await vault.list(owner));
  return hash('sha256', JSON.stringify([version, connectors, secrets]));
}
