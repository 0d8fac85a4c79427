/** Saving, importing and exporting the configuration: the one way for the file, the API and the command line. */
import type { ConnectorType, FieldValues } from '../../connectors/spi';
import {
  type ConnectorConfiguration,
  ConnectorConfigurationSchema,
  type JiraConnection,
  JiraConnectionSchema,
  type Settings,
} from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import type { Audit } from '../../security/audit';
import type { Vault } from '../../security/vault';
import type { Store, Versioned } from '../../store/store';
import type { ExpressionEvaluator } from '../expressions/expression-evaluator';
import type { ParsedConfiguration } from './parse-file';
import { ConfigurationError, type ConfigurationProblem, problemsOf } from './problem';
import { validateConnector } from './validate-connector';

export type SecretValues = Readonly<Record<string, string>>;

export interface ImportResult {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

/** Only the operator's own file may say which private hosts are reached; an import by the API leaves that list as it is. */
export type ImportOrigin = 'operator' | 'api';

export interface ConfigurationService {
  /** `expectedVersion` null: it must be new. A missing or empty secret keeps the stored one, unless the address changed. */
  saveConnector(
    value: unknown,
    secrets: SecretValues,
    expectedVersion: number | null,
    actor: string,
  ): Promise<Versioned<ConnectorConfiguration>>;
  removeConnector(id: string, actor: string): Promise<void>;
  saveJira(value: unknown, secrets: SecretValues, expectedVersion: number, actor: string): Promise<Versioned<Settings>>;
  saveRetention(value: Settings['retention'], expectedVersion: number, actor: string): Promise<Versioned<Settings>>;
  /** All of a file or nothing: every problem is found before the first change. */
  importFile(parsed: ParsedConfiguration, actor: string, origin: ImportOrigin): Promise<ImportResult>;
  /** Problems of a file without changing anything. */
  validateFile(parsed: ParsedConfiguration): Promise<readonly ConfigurationProblem[]>;
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

export function connectorOwner(id: string): string {
  return `connector:${id}`;
}

export function createConfigurationService({ store, vault, audit, types, expressions }: ConfigurationSurroundings): ConfigurationService {
  async function storedSecrets(owner: string): Promise<Record<string, string>> {
    const values: Record<string, string> = {};
    for (const { field } of await vault.list(owner)) {
      const value = await vault.get(owner, field);
      if (value !== null) values[field] = value;
    }
    return values;
  }

  function given(secrets: SecretValues): Record<string, string> {
    return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''));
  }

  async function secretsFor(connector: ConnectorConfiguration, secrets: SecretValues): Promise<Record<string, string>> {
    const before = await store.connectors.get(connector.id);
    // A secret belongs to the address it was entered for: whoever changes the address must know the secret.
    const kept = before && sameAddress(before.value, connector, types) ? await storedSecrets(connectorOwner(connector.id)) : {};
    return { ...kept, ...given(secrets) };
  }

  async function connectorProblems(connector: ConnectorConfiguration, secrets: SecretValues): Promise<readonly ConfigurationProblem[]> {
    const problems = [...validateConnector(connector, { ...connector.source, ...secrets }, types)];
    for (const [index, rule] of connector.rules.mapping.entries()) {
      for (const [place, expression] of rule.from.entries()) {
        if (expression.kind !== 'jsonata') continue;
        const checked = await expressions.check(expression.expression);
        if (!checked.ok)
          problems.push({
            path: `rules.mapping[${index}].from[${place}].expression`,
            message: checked.message,
            remedy: 'Correct the JSONata expression.',
          });
      }
    }
    return problems;
  }

  async function writeConnector(
    connector: ConnectorConfiguration,
    secrets: Record<string, string>,
    expectedVersion: number | null,
    actor: string,
  ) {
    const before = await store.connectors.get(connector.id);
    if (before && !sameAddress(before.value, connector, types)) await vault.remove(connectorOwner(connector.id));
    const saved = await store.connectors.put(connector, expectedVersion, actor);
    for (const [field, value] of Object.entries(secrets)) await vault.put(connectorOwner(connector.id), field, value);
    await audit.record({
      actor,
      action: before ? 'connector.change' : 'connector.create',
      subject: `connector:${connector.id}`,
      ...(before ? { before: before.value } : {}),
      after: connector,
      detail: { version: saved.version, secretsSet: Object.keys(secrets) },
    });
    return saved;
  }

  async function writeJira(
    jira: JiraConnection | null,
    retention: Settings['retention'],
    allow: readonly string[],
    secrets: SecretValues,
    expectedVersion: number,
    actor: string,
  ) {
    const before = await store.settings.get();
    if (before.value.jira && before.value.jira.baseUrl !== jira?.baseUrl) await vault.remove('jira');
    const saved = await store.settings.put({ jira, retention, outboundAllow: [...allow] }, expectedVersion, actor);
    for (const [field, value] of Object.entries(given(secrets))) await vault.put('jira', field, value);
    await audit.record({
      actor,
      action: 'settings.change',
      subject: 'settings',
      before: before.value,
      after: saved.value,
      detail: { version: saved.version, secretsSet: Object.keys(given(secrets)) },
    });
    return saved;
  }

  async function jiraProblems(jira: JiraConnection, secrets: SecretValues): Promise<ConfigurationProblem[]> {
    const before = (await store.settings.get()).value.jira;
    const kept = before?.baseUrl === jira.baseUrl ? await storedSecrets('jira') : {};
    const known = { ...kept, ...given(secrets) };
    const problems: ConfigurationProblem[] = [];
    const need = (field: string, path: string, what: string) => {
      if (!known[field])
        problems.push({
          path,
          message: `${what} is missing.`,
          remedy: `Give ${what.toLowerCase()}; after a change of the address it must be entered again.`,
        });
    };
    if (jira.auth.kind === 'pat') need('token', 'jira.auth.token', 'The personal access token');
    else need('password', 'jira.auth.password', 'The password');
    if (jira.userServer) need('userServerPassword', 'jira.userServer.password', 'The password of the Jira User Server application');
    return problems;
  }

  async function fileProblems({ file, secrets }: ParsedConfiguration): Promise<readonly ConfigurationProblem[]> {
    const problems: ConfigurationProblem[] = [];
    const ids = new Set<string>();
    if (file.jira) problems.push(...(await jiraProblems(JiraConnectionSchema.parse(withoutSecrets(file.jira)), secrets.get('jira') ?? {})));
    for (const [index, connector] of file.connectors.entries()) {
      const base = `connectors[${index}]`;
      if (ids.has(connector.id))
        problems.push({
          path: `${base}.id`,
          message: `The id "${connector.id}" stands twice.`,
          remedy: 'Give each connector an id of its own.',
        });
      ids.add(connector.id);
      const known = await secretsFor(connector, secrets.get(connector.id) ?? {});
      problems.push(...(await connectorProblems(connector, known)).map((problem) => ({ ...problem, path: `${base}.${problem.path}` })));
    }
    return problems;
  }

  return {
    async saveConnector(value, secrets, expectedVersion, actor) {
      const parsed = ConnectorConfigurationSchema.safeParse(value);
      if (!parsed.success) throw new ConfigurationError(problemsOf(parsed.error.issues, ''));
      const secretFields = new Set(
        types
          .get(parsed.data.type)
          ?.spec.fields.filter((field) => field.kind === 'secret')
          .map((field) => field.key),
      );
      const misplaced = Object.keys(parsed.data.source).find((key) => secretFields.has(key));
      if (misplaced)
        throw new ConfigurationError([
          { path: `source.${misplaced}`, message: 'A secret does not belong here.', remedy: `Send it as secrets.${misplaced}.` },
        ]);
      const known = await secretsFor(parsed.data, secrets);
      const problems = await connectorProblems(parsed.data, known);
      if (problems.length > 0) throw new ConfigurationError(problems);
      return writeConnector(parsed.data, given(secrets), expectedVersion, actor);
    },
    async removeConnector(id, actor) {
      if (!(await store.connectors.remove(id, actor)))
        throw new RollcallError('not-found', `There is no connector "${id}".`, { field: 'connector' });
      await vault.remove(connectorOwner(id));
      await audit.record({ actor, action: 'connector.remove', subject: `connector:${id}`, detail: {} });
    },
    async saveJira(value, secrets, expectedVersion, actor) {
      const parsed = JiraConnectionSchema.safeParse(value);
      if (!parsed.success) throw new ConfigurationError(problemsOf(parsed.error.issues, 'jira'));
      const problems = await jiraProblems(parsed.data, secrets);
      if (problems.length > 0) throw new ConfigurationError(problems);
      const { retention, outboundAllow } = (await store.settings.get()).value;
      return writeJira(parsed.data, retention, outboundAllow, secrets, expectedVersion, actor);
    },
    async saveRetention(value, expectedVersion, actor) {
      const { jira, outboundAllow } = (await store.settings.get()).value;
      return writeJira(jira, value, outboundAllow, {}, expectedVersion, actor);
    },
    validateFile: fileProblems,
    async importFile(parsed, actor, origin) {
      const problems = await fileProblems(parsed);
      if (problems.length > 0) throw new ConfigurationError(problems);
      const { file, secrets } = parsed;
      const settings = await store.settings.get();
      const jira = file.jira ? JiraConnectionSchema.parse(withoutSecrets(file.jira)) : settings.value.jira;
      const outboundAllow = origin === 'operator' ? file.outboundAllow : settings.value.outboundAllow;
      const wanted: Settings = { jira, retention: file.retention, outboundAllow };
      const jiraSecrets = await newSecrets('jira', secrets.get('jira') ?? {});
      if (!equal(wanted, settings.value) || Object.keys(jiraSecrets).length > 0) {
        await writeJira(jira, file.retention, outboundAllow, secrets.get('jira') ?? {}, settings.version, actor);
      }
      const result = { created: [] as string[], changed: [] as string[], unchanged: [] as string[] };
      for (const connector of file.connectors) {
        const before = await store.connectors.get(connector.id);
        const fresh = await newSecrets(connectorOwner(connector.id), secrets.get(connector.id) ?? {});
        if (before && equal(before.value, connector) && Object.keys(fresh).length === 0) {
          result.unchanged.push(connector.id);
          continue;
        }
        await writeConnector(connector, fresh, before?.version ?? null, actor);
        (before ? result.changed : result.created).push(connector.id);
      }
      return result;
    },
    async fieldValues(connector) {
      return { ...connector.source, ...(await storedSecrets(connectorOwner(connector.id))) };
    },
  };

  async function newSecrets(owner: string, secrets: SecretValues): Promise<Record<string, string>> {
    const stored = await storedSecrets(owner);
    return Object.fromEntries(Object.entries(given(secrets)).filter(([field, value]) => stored[field] !== value));
  }
}

function sameAddress(before: ConnectorConfiguration, after: ConnectorConfiguration, types: ReadonlyMap<string, ConnectorType>): boolean {
  if (before.type !== after.type) return false;
  const addresses = types.get(after.type)?.spec.fields.filter((field) => field.kind === 'url' || field.address === true) ?? [];
  return addresses.every(({ key }) => equal(before.source[key], after.source[key]));
}

function equal(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) as string;
}

function withoutSecrets(jira: NonNullable<ParsedConfiguration['file']['jira']>): unknown {
  return {
    ...jira,
    auth: jira.auth.kind === 'pat' ? { kind: 'pat' } : { kind: 'basic', user: jira.auth.user },
    userServer: jira.userServer ? { application: jira.userServer.application } : null,
  };
}
