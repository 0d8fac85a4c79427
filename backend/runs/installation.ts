/** Puts the pieces together: one installation is a store with its vault, configuration and runs. */
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { connectorTypes } from '../connectors/registry';
import type { ConnectorType } from '../connectors/spi';
import type { ConnectorConfiguration } from '../domain/configuration';
import { RollcallError } from '../domain/errors';
import type { OutboundGuard } from '../domain/outbound';
import { type Audit, createAudit } from '../security/audit';
import { createOneTimeNotes, type OneTimeNotes } from '../security/one-time-notes';
import { createOutboundGuard } from '../security/outbound-guard';
import { createRenewalTickets, type RenewalTickets } from '../security/renewal-tickets';
import { createSessionTokens, type SessionTokens } from '../security/session-tokens';
import { createVault, openMasterKey, type Vault } from '../security/vault';
import { openStore, type PostgresStore } from '../store/open-store';
import { openJiraTarget } from '../target/jira/open-jira-target';
import type { Target } from '../target/port';
import { createCallCount } from './call-count';
import { systemClock } from './clock';
import { type ConfigurationService, createConfigurationService } from './configuration/configuration-service';
import { connectorOwner } from './configuration/known-configuration';
import { ConfigurationError } from './configuration/problem';
import { requireJira } from './configuration/read-configuration';
import { createRunService } from './create-run-service';
import type { Environment } from './environment';
import { createExpressionEvaluator, type ExpressionEvaluator } from './expressions/expression-evaluator';
import { createJiraSignIn, type JiraSignIn } from './jira-sign-in';
import { createNotificationService, type NotificationService } from './notifications/notification-service';
import type { OpenedConnector } from './pipeline/context';
import { createPreviewService, type PreviewService } from './preview/preview-service';
import type { RunService } from './run-service';
import { createSeatService, type SeatService } from './seats/seat-service';

export interface Installation {
  readonly store: PostgresStore;
  readonly vault: Vault;
  readonly types: ReadonlyMap<string, ConnectorType>;
  readonly configuration: ConfigurationService;
  readonly audit: Audit;
  readonly runs: RunService;
  /** Looks at people and tries rules, from what is stored. */
  readonly preview: PreviewService;
  /** Tells people outside of Rollcall; somebody has to keep it going, see `startNotifier`. */
  readonly notifications: NotificationService;
  readonly seats: SeatService;
  readonly expressions: ExpressionEvaluator;
  /** Tokens of the panel. */
  readonly sessions: SessionTokens;
  /** How people sign in to the panel. */
  readonly signIn: { readonly jira: JiraSignIn; readonly notes: OneTimeNotes; readonly tickets: RenewalTickets };
  readonly log: Logger;
  openConnector(configuration: ConnectorConfiguration, signal: AbortSignal): Promise<OpenedConnector>;
  openTarget(): Promise<Target>;
  close(): Promise<void>;
}

export interface InstallationOptions {
  /** Told each plain secret in use, so that the log can mask it wherever it turns up. */
  readonly onSecret?: (plain: string) => void;
}

export async function openInstallation(environment: Environment, log: Logger, options: InstallationOptions = {}): Promise<Installation> {
  const store = await openStore({
    dataDir: environment.ROLLCALL_DATA_DIR,
    ...(environment.DATABASE_URL ? { databaseUrl: environment.DATABASE_URL } : {}),
    ...(environment.PG_BIN_DIR ? { bundled: { binDir: environment.PG_BIN_DIR } } : {}),
    log,
  });
  try {
    return await installOver(store, environment, log, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** An installation over a store that is open already; closing the installation closes it. */
export async function installOver(
  store: PostgresStore,
  environment: Environment,
  log: Logger,
  options: InstallationOptions = {},
): Promise<Installation> {
  const masterKey = await openMasterKey({
    dataDir: environment.ROLLCALL_DATA_DIR,
    ...(environment.ROLLCALL_MASTER_KEY ? { value: environment.ROLLCALL_MASTER_KEY } : {}),
    ...(environment.ROLLCALL_MASTER_KEY_FILE ? { file: environment.ROLLCALL_MASTER_KEY_FILE } : {}),
  });
  const vault = createVault({ secrets: store.secrets, masterKey, ...options });
  const expressions = createExpressionEvaluator({ log });
  const types = connectorTypes;
  const audit = createAudit(store.audit);
  const configuration = createConfigurationService({ store, vault, audit, types, expressions });

  /** The operator may change the list in the file; each connection is opened under the list of the moment. */
  async function guard(): Promise<OutboundGuard> {
    const { outboundAllow } = (await store.settings.get()).value;
    return createOutboundGuard({ allow: [...environment.ROLLCALL_OUTBOUND_ALLOW, ...outboundAllow] });
  }

  async function openConnector(connector: ConnectorConfiguration, signal: AbortSignal): Promise<OpenedConnector> {
    const type = types.get(connector.type);
    if (!type)
      throw new ConfigurationError([
        {
          path: 'type',
          message: `There is no connector type "${connector.type}".`,
          remedy: `Use one of: ${[...types.keys()].join(', ')}.`,
        },
      ]);
    const parsed = type.parse(await configuration.fieldValues(connector));
    if (!parsed.ok)
      throw new ConfigurationError(parsed.problems.map(({ field, message, remedy }) => ({ path: `source.${field}`, message, remedy })));
    const counted = createCallCount({
      guard: await guard(),
      clock: systemClock,
      log: log.child({ connectorId: connector.id }),
      signal,
      saveRotatedSecret: (field, value) => vault.put(connectorOwner(connector.id), field, value),
    });
    return { connector: type.open(parsed.config, counted.host), capabilities: type.spec.capabilities, calls: counted.calls };
  }

  async function openTarget(): Promise<Target> {
    const connection = await requireJira(store);
    const [token, password, userServerPassword] = await Promise.all(
      ['token', 'password', 'userServerPassword'].map((field) => vault.get('jira', field)),
    );
    return openJiraTarget({
      connection,
      secrets: { ...(token ? { token } : {}), ...(password ? { password } : {}), ...(userServerPassword ? { userServerPassword } : {}) },
      guard: await guard(),
      log: log.child({ target: 'jira' }),
      ...(connection.caFile ? { ca: await readCertificates(connection.caFile) } : {}),
    });
  }

  const runs = await createRunService({ store, audit, clock: systemClock, log, expressions, openConnector, openTarget });
  const preview = createPreviewService({ store, types, expressions, openTarget });
  const notifications = createNotificationService({ store, vault, audit, clock: systemClock, log, guard });
  return {
    store,
    vault,
    types,
    configuration,
    audit,
    runs,
    preview,
    notifications,
    seats: createSeatService({ store, clock: systemClock, openTarget }),
    expressions,
    sessions: createSessionTokens(masterKey),
    signIn: {
      jira: createJiraSignIn({
        store,
        vault,
        guard,
        certificates: async ({ caFile }) => (caFile ? { ca: await readCertificates(caFile) } : {}),
      }),
      notes: createOneTimeNotes(store.notes, masterKey),
      tickets: createRenewalTickets(masterKey),
    },
    log,
    openConnector,
    openTarget,
    async close() {
      await runs.close();
      preview.close();
      await expressions.close();
      await store.close();
    },
  };
}

async function readCertificates(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new RollcallError('config-invalid', 'The file with certificates for Jira cannot be read.', {
      field: 'jira.caFile',
      remedy: 'Check the path on the server and who may read it.',
    });
  }
}
