import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { version } from '../../../package.json';
import type { JiraConnection } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import type { OutboundGuard } from '../../domain/outbound';
import type { ApplyOutcome, Target } from '../port';
import { applyOperation } from './apply/apply';
import { RecentCreations } from './apply/recent-creations';
import { RightsCache } from './apply/rights-cache';
import { settleOperation } from './apply/settle';
import { outcomeOfRead, type Workbench } from './apply/workbench';
import { check } from './check';
import { type Clock, systemClock } from './clock';
import { connect, type Session } from './connect';
import { Circuit } from './http/circuit';
import { JiraClient } from './http/jira-client';
import { openWire } from './http/wire-client';
import { Lanes } from './pacing/lanes';
import { Pace } from './pacing/pace';
import { probeWriting } from './probe-writing';
import { readState } from './read/state';
import { readSeats } from './rest/server';
import { newTally } from './tally';
import { openUserServer } from './user-server/user-server';

export interface JiraTargetOptions {
  readonly connection: JiraConnection;
  readonly secrets: { readonly token?: string; readonly password?: string; readonly userServerPassword?: string };
  readonly guard: OutboundGuard;
  readonly log: Logger;
  readonly clock?: Clock;
  /** PEM certificates to trust in addition: the content of `connection.caFile`. */
  readonly ca?: string;
  /** `check` creates and deletes a group with a random name, since nothing else tells whether Jira can be written to. */
  readonly probeWritability?: boolean;
}

const MAX_BYTES = 64 * 1024 * 1024;
/** All memberships of a large site are one answer. */
const MAX_MEMBERSHIP_BYTES = 1024 * 1024 * 1024;
const MEMBERSHIP_TIMEOUT_FACTOR = 10;

/**
 * Opens Jira Data Center as a target. Nothing is sent before the first call. Throws `config-invalid` when the secret of
 * the chosen way to sign in is missing.
 */
export function openJiraTarget(options: JiraTargetOptions): Target {
  const { connection, secrets, guard, log, clock = systemClock, ca } = options;
  const { auth, baseUrl, timeoutSeconds, maxLanes } = connection;
  const shared = { baseUrl, guard, ca, userAgent: `Rollcall/${version}` };
  const wire = openWire({
    ...shared,
    credentials: { Authorization: authorizationOf(connection, secrets) },
    timeoutMs: timeoutSeconds * 1000,
    maxBytes: MAX_BYTES,
  });
  const lanes = new Lanes(maxLanes);
  const tally = newTally();
  const circuit = new Circuit();
  const client = new JiraClient({ wire, lanes, pace: new Pace(), circuit, clock, tally, rejectionIsFinal: auth.kind === 'basic' });
  const application = connection.userServer;
  const applicationWire = application
    ? openWire({
        ...shared,
        credentials: { Authorization: basic(application.application, required(secrets.userServerPassword, 'userServerPassword')) },
        timeoutMs: timeoutSeconds * 1000 * MEMBERSHIP_TIMEOUT_FACTOR,
        maxBytes: MAX_MEMBERSHIP_BYTES,
      })
    : null;
  const userServer = applicationWire ? openUserServer(client, applicationWire) : null;
  const recent = new RecentCreations(clock);
  const rights = new RightsCache(client, clock);
  let session: Promise<Session> | null = null;
  let lastWrite: ApplyOutcome | null = null;

  function ensureConnected(): Promise<Session> {
    if (!session) {
      session = connect(client, auth.kind);
      // A failure is not kept: what was mended meanwhile shall count.
      session.catch(() => {
        session = null;
      });
    }
    return session;
  }
  const benchFor = (profile: Session['profile'], signal: AbortSignal): Workbench => ({
    client,
    profile,
    recent,
    rights,
    clock,
    log,
    signal,
  });

  return {
    connect: async () => (await ensureConnected()).facts,
    check: () =>
      check({
        client,
        auth: auth.kind,
        userServer,
        lastWrite,
        probeWriting: options.probeWritability ? () => probeWriting(client, `rollcall-check-${randomUUID()}`) : null,
      }),
    async seats() {
      await ensureConnected();
      return readSeats(client);
    },
    async *readState(request, signal) {
      const { protectedAccounts } = connection;
      yield* readState({
        client,
        session: await ensureConnected(),
        userServer,
        request,
        protectedAccounts,
        log,
        signal,
        width: maxLanes * 2,
      });
    },
    async apply(operation, { account, verify, signal }) {
      let profile: Session['profile'];
      try {
        ({ profile } = await ensureConnected());
      } catch (error) {
        return outcomeOfRead(error);
      }
      const outcome = await applyOperation(benchFor(profile, signal), operation, account, verify);
      if (outcome.result !== 'stale') lastWrite = outcome;
      return outcome;
    },
    async settle(operation, account, signal) {
      return await settleOperation(benchFor((await ensureConnected()).profile, signal), operation, account);
    },
    get lanes() {
      return lanes.allowed;
    },
    counters: () => ({ ...tally, lanes: lanes.allowed }),
    async close() {
      wire.close();
      applicationWire?.close();
    },
  };
}

function authorizationOf({ auth }: JiraConnection, secrets: JiraTargetOptions['secrets']): string {
  if (auth.kind === 'pat') return `Bearer ${required(secrets.token, 'token')}`;
  return basic(auth.user, required(secrets.password, 'password'));
}

const basic = (user: string, password: string): string => `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

function required(secret: string | undefined, name: string): string {
  if (secret !== undefined && secret !== '') return secret;
  throw new RollcallError('config-invalid', `The Jira connection has no ${name}.`, {
    field: `jira.${name}`,
    remedy: 'Enter the secret of the Jira connection.',
  });
}
