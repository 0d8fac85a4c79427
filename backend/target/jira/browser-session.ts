/** Asks Jira whose session a browser's cookie is, or whose access token, and whether that person is an administrator. Jira is the only judge. */
import { version } from '../../../package.json';
import type { JiraConnection } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import type { OutboundGuard } from '../../domain/outbound';
import type { WireReply } from './http/wire';
import { openWire } from './http/wire-client';

export interface BrowserUser {
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  /** Has the global permission "Jira administrators". */
  readonly administrator: boolean;
  readonly groups: readonly string[];
}

export interface BrowserSessionOptions {
  readonly connection: JiraConnection;
  /** Only the cookies that carry the session (`JSESSIONID=…; ROUTEID=…`), or the access token of a person. */
  readonly credentials: { readonly Cookie: string } | { readonly Authorization: string };
  readonly guard: OutboundGuard;
  readonly ca?: string;
}

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** Null when they are nobody's (any longer). Throws `target-unreachable` or `target-protocol`. */
export async function whoIsSignedIn({ connection, credentials, guard, ca }: BrowserSessionOptions): Promise<BrowserUser | null> {
  const wire = openWire({
    baseUrl: connection.baseUrl,
    credentials,
    userAgent: `Rollcall/${version}`,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    guard,
    ca,
  });
  try {
    const [myself, permissions] = await Promise.all([
      wire.send({ verb: 'GET', path: '/rest/api/2/myself?expand=groups' }),
      wire.send({ verb: 'GET', path: '/rest/api/2/mypermissions' }),
    ]);
    if ([401, 403].includes(myself.status) || [401, 403].includes(permissions.status)) return null;
    return userOf(jsonOf(myself), jsonOf(permissions));
  } catch (error) {
    if (error instanceof RollcallError) throw error;
    throw new RollcallError('target-unreachable', 'Jira did not answer who is signed in.', {
      retry: 'later',
      remedy: 'Check that Jira runs and that its address in the settings is right.',
      cause: error,
    });
  } finally {
    wire.close();
  }
}

function userOf(me: Record<string, unknown>, rights: Record<string, unknown>): BrowserUser | null {
  const { key, name, displayName, active, groups } = me as {
    key?: unknown;
    name?: unknown;
    displayName?: unknown;
    active?: unknown;
    groups?: { items?: { name?: unknown }[] };
  };
  if (typeof key !== 'string' || typeof name !== 'string' || active !== true) return null;
  const { permissions } = rights as { permissions?: { ADMINISTER?: { havePermission?: unknown } } };
  return {
    key,
    name,
    displayName: typeof displayName === 'string' ? displayName : name,
    administrator: permissions?.ADMINISTER?.havePermission === true,
    groups: (groups?.items ?? []).flatMap((group) => (typeof group.name === 'string' ? [group.name] : [])),
  };
}

function jsonOf({ status, text }: WireReply): Record<string, unknown> {
  try {
    if (status === 200) return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Falls through: a sign-in page is no answer.
  }
  throw new RollcallError('target-protocol', 'What answered is not Jira’s REST interface.', {
    remedy: 'Check the address of Jira in the settings, with its context path.',
  });
}
