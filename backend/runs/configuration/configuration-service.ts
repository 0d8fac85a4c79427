/** Saving, importing and exporting the configuration: the one way for the file, the API and the command line. */
import type { ConnectorType, FieldValues } from '../../connectors/spi';
import { type ConnectorConfiguration, ConnectorConfigurationSchema, JiraConnectionSchema, type Settings } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import type { Audit } from '../../security/audit';
import type { Vault } from '../../security/vault';
import type { Store, Versioned } from '../../store/store';
import type { ExpressionEvaluator } from '../expressions/expression-evaluator';
import { connectorLease } from '../shared-names';
import { channelOwner } from './channel-problems';
import { createChannelSecretKeeper } from './channel-secrets';
import { compareFile, type FileComparison, readRevision } from './compare-file';
import { exportConfiguration } from './export-file';
import { findConnectorProblems, findFileProblems, findJiraProblems } from './find-problems';
import { type ImportResult, importConfiguration } from './import-file';
import { connectorOwner, knownFromStore, type SecretValues } from './known-configuration';
import { createNotificationChanges, type NotificationChanges } from './notification-changes';
import type { ParsedConfiguration } from './parse-file';
import { ConfigurationError, type ConfigurationProblem, problemsOf } from './problem';
import type { FileOrigin } from './substitute';
import { createConfigurationWriter } from './write-configuration';

export interface ConfigurationService extends NotificationChanges {
  /** `expectedVersion` null: it must be new. A missing or empty secret keeps the stored one, unless the address changed. */
  saveConnector(
    value: unknown,
    secrets: SecretValues,
    expectedVersion: number | null,
    actor: string,
  ): Promise<Versioned<ConnectorConfiguration>>;
  /** Throws `already-running` while a run of it goes on. */
  removeConnector(id: string, actor: string): Promise<void>;
  saveJira(value: unknown, secrets: SecretValues, expectedVersion: number, actor: string): Promise<Versioned<Settings>>;
  saveAccess(value: Settings['access'], expectedVersion: number, actor: string): Promise<Versioned<Settings>>;
  saveRetention(value: Settings['retention'], expectedVersion: number, actor: string): Promise<Versioned<Settings>>;
  /** All of a file or nothing: every problem is found before the first change. */
  /** @param revision of the comparison somebody looked at; throws `conflict` when the configuration was changed since. */
  importFile(parsed: ParsedConfiguration, actor: string, origin: FileOrigin['origin'], revision?: string): Promise<ImportResult>;
  /** What taking over a file would change. */
  compareFile(parsed: ParsedConfiguration, origin: FileOrigin['origin']): Promise<FileComparison>;
  /** Problems of a file without changing anything. */
  validateFile(parsed: ParsedConfiguration): Promise<readonly ConfigurationProblem[]>;
  /** The text of a `rollcall.yaml` with everything configured; secrets by name only. */
  exportFile(): Promise<string>;
  /** The type's fields with its secrets, for opening the connector. */
  fieldValues(connector: ConnectorConfiguration): Promise<FieldValues>;
}

export interface ConfigurationSurroundings {
  readonly store: Store;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly types: ReadonlyMap<string, ConnectorType>;
  readonly expressions: ExpressionEvaluator;
}

export function createConfigurationService({ store, vault, audit, types, expressions }: ConfigurationSurroundings): ConfigurationService {
  const judge = { types, expressions, known: knownFromStore(store, vault) };
  const writer = createConfigurationWriter(store, vault, audit, types);
  const keeper = createChannelSecretKeeper(store, vault, audit);
  const refuse = (problems: readonly ConfigurationProblem[]) => {
    if (problems.length > 0) throw new ConfigurationError(problems);
  };

  return {
    ...createNotificationChanges({ store, vault, writer, keeper }),
    saveConnector: (value, secrets, expectedVersion, actor) =>
      writer.alone(async () => {
        const parsed = ConnectorConfigurationSchema.safeParse(value);
        if (!parsed.success) throw new ConfigurationError(problemsOf(parsed.error.issues, ''));
        refuse(await findConnectorProblems(parsed.data, secrets, judge));
        return writer.writeConnector(parsed.data, secrets, expectedVersion, actor);
      }),
    removeConnector: (id, actor) =>
      writer.alone(async () => {
        const lease = await store.leases.acquire(connectorLease(id), `removal of ${id}`);
        if (!('lost' in lease))
          throw new RollcallError('already-running', `The connector cannot be removed now: ${lease.purpose}, by ${lease.heldBy}.`, {
            retry: 'later',
            remedy: 'Stop the run or wait for its end first.',
          });
        try {
          if (!(await store.connectors.remove(id, actor)))
            throw new RollcallError('not-found', `There is no connector "${id}".`, {
              blame: 'config',
              field: 'connector',
              remedy: 'List the connectors and use one of their ids.',
            });
          await audit.record({ actor, action: 'connector.remove', subject: connectorOwner(id) });
        } finally {
          await lease.release();
        }
      }),
    saveJira: (value, secrets, expectedVersion, actor) =>
      writer.alone(async () => {
        const parsed = JiraConnectionSchema.safeParse(value);
        if (!parsed.success) throw new ConfigurationError(problemsOf(parsed.error.issues, 'jira'));
        refuse(await findJiraProblems(parsed.data, secrets, judge.known));
        const before = (await store.settings.get()).value;
        return writer.writeSettings({ ...before, jira: parsed.data }, secrets, expectedVersion, actor);
      }),
    saveAccess: (access, expectedVersion, actor) =>
      writer.alone(async () => {
        const before = (await store.settings.get()).value;
        return writer.writeSettings({ ...before, access }, {}, expectedVersion, actor);
      }),
    saveRetention: (retention, expectedVersion, actor) =>
      writer.alone(async () => {
        const before = (await store.settings.get()).value;
        return writer.writeSettings({ ...before, retention }, {}, expectedVersion, actor);
      }),
    validateFile: (parsed) => findFileProblems(parsed, judge),
    compareFile: (parsed, origin) => compareFile(parsed, origin, { store, vault, types, judge }),
    importFile: (parsed, actor, origin, revision) =>
      writer.alone(async () => {
        if (revision !== undefined && revision !== (await readRevision(store, vault)))
          throw new RollcallError('conflict', 'The configuration was changed since the file was compared with it.', {
            blame: 'config',
            field: 'revision',
            remedy: 'Compare again and look at what would change now.',
          });
        return importConfiguration(parsed, actor, origin, { store, vault, writer, keeper, judge });
      }),
    async exportFile() {
      const connectors = (await store.connectors.list()).map(({ value }) => value);
      const settings = (await store.settings.get()).value;
      const channels = settings.notifications.channels.map(({ id }) => channelOwner(id));
      const secrets = new Map<string, readonly string[]>();
      for (const owner of ['jira', ...channels, ...connectors.map(({ id }) => connectorOwner(id))])
        secrets.set(
          owner,
          (await vault.list(owner)).map(({ field }) => field),
        );
      return exportConfiguration(settings, connectors, types, secrets);
    },
    async fieldValues(connector) {
      return { ...(await vault.getAll(connectorOwner(connector.id))), ...connector.source };
    },
  };
}
