/** Opens the LDAP connector for tests: a host of the least, and a read folded into a snapshot. */
import pino from 'pino';
import { ldapConnectorType } from '../../../backend/connectors/ldap';
import type { Connector, ConnectorHost, FieldValues, ReadScope } from '../../../backend/connectors/spi';
import type { ErrorCode } from '../../../backend/domain/errors';
import type { ReadEvent } from '../../../backend/domain/read-events';
import type { SourceGroup, SourceUser } from '../../../backend/domain/records';
import { GROUPS_DN, PEOPLE_DN } from './company-entries';
import type { Slapd } from './slapd';

export const everything: ReadScope = { wantsMembersOf: () => true, nesting: 'flatten', fingerprint: 'test' };

export function testHost(overrides: Partial<ConnectorHost> = {}): ConnectorHost {
  return {
    http: () => {
      throw new Error('LDAP needs no HTTP.');
    },
    guardAddress: async () => undefined,
    clock: { now: Date.now, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    log: pino({ level: 'silent' }),
    signal: new AbortController().signal,
    saveRotatedSecret: async () => undefined,
    ...overrides,
  };
}

/** Form values for a slapd of `startSlapd`. */
export function slapdValues(slapd: Pick<Slapd, 'url' | 'reader'>, overrides: FieldValues = {}): FieldValues {
  return {
    urls: [slapd.url],
    encryption: 'none',
    bindDn: slapd.reader.dn,
    password: slapd.reader.password,
    userBase: PEOPLE_DN,
    groupBase: GROUPS_DN,
    ...overrides,
  };
}

export function openConnector(values: FieldValues, host: ConnectorHost = testHost()): Connector {
  const parsed = ldapConnectorType.parse(values);
  if (!parsed.ok) throw new Error(`Configuration refused: ${JSON.stringify(parsed.problems)}`);
  return ldapConnectorType.open(parsed.config, host);
}

export interface WholeRead {
  /** By login (`uid` or `sAMAccountName`). */
  readonly users: ReadonlyMap<string, SourceUser>;
  /** By name; of groups with one name the last. */
  readonly groups: ReadonlyMap<string, SourceGroup>;
  /** Logins of people and names of groups in a group; other members as `?`. */
  members(group: string): readonly string[];
  isComplete(group: string): boolean;
  readonly complete: readonly string[];
  /** Error codes of problems, by stream or group name. */
  readonly problems: readonly { readonly at: string; readonly code: ErrorCode; readonly message: string }[];
  readonly events: readonly ReadEvent[];
  readonly ms: number;
}

export async function readAll(connector: Connector, scope: ReadScope = everything): Promise<WholeRead> {
  const started = performance.now();
  const events: ReadEvent[] = [];
  for await (const event of connector.readFull(scope)) events.push(event);
  return arrange(events, performance.now() - started);
}

function arrange(events: readonly ReadEvent[], ms: number): WholeRead {
  const users = new Map<string, SourceUser>();
  const groups = new Map<string, SourceGroup>();
  const names = new Map<string, string>();
  const members = new Map<string, Set<string>>();
  const whole = new Set<string>();
  const complete: string[] = [];
  const problems: { at: string; code: ErrorCode; message: string }[] = [];
  for (const event of events) {
    if (event.kind === 'user') {
      const login = String(event.record.attributes.uid ?? event.record.attributes.sAMAccountName);
      users.set(login, event.record);
      names.set(`user ${event.record.id}`, login);
    }
    if (event.kind === 'group') {
      groups.set(event.record.name, event.record);
      names.set(`group ${event.record.id}`, event.record.name);
    }
    if (event.kind === 'members') {
      const list = members.get(event.group) ?? new Set();
      for (const { kind, id } of event.add) list.add(kind === 'other' ? `? ${id}` : `${kind} ${id}`);
      members.set(event.group, list);
    }
    if (event.kind === 'members-complete') {
      if (event.count !== (members.get(event.group)?.size ?? 0)) throw new Error('The count of members is not the number of members.');
      whole.add(event.group);
    }
    if (event.kind === 'complete') complete.push(`${event.stream} ${event.count}`);
    if (event.kind === 'problem') {
      const at = 'stream' in event.at ? event.at.stream : (names.get(`group ${event.at.id}`) ?? event.at.id);
      problems.push({ at, code: event.error.code, message: event.error.message });
    }
  }
  const idOf = (group: string) => groups.get(group)?.id ?? '';
  return {
    users,
    groups,
    members: (group) => [...(members.get(idOf(group)) ?? [])].map((key) => (key.startsWith('?') ? '?' : (names.get(key) ?? key))).sort(),
    isComplete: (group) => whole.has(idOf(group)),
    complete,
    problems,
    events,
    ms,
  };
}
