import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { type JiraConnection, JiraConnectionSchema } from '../../backend/domain/configuration';
import type { Operation, UserFields } from '../../backend/domain/plan/operation';
import { createOutboundGuard } from '../../backend/security/outbound-guard';
import { type Clock, systemClock } from '../../backend/target/jira/clock';
import { type JiraTargetOptions, openJiraTarget } from '../../backend/target/jira/open-jira-target';
import type { ApplyOptions, StateRequest, StoredDetail, Target, TargetEvent } from '../../backend/target/port';
import type { ProfileId, RunningJira } from '../jira';

/** Versions the target must work with. */
export const SUPPORTED: readonly ProfileId[] = ['8.5', '8.15', '9', '10.0', '10.3', '11'];

export interface TargetSetUp {
  readonly connection?: Partial<Omit<JiraConnection, 'auth'>>;
  /** Default: a token where the version knows them, otherwise the administrator's password. */
  readonly auth?: 'pat' | 'basic';
  readonly secrets?: JiraTargetOptions['secrets'];
  readonly rest?: Partial<Pick<JiraTargetOptions, 'clock' | 'log' | 'probeWritability' | 'guard'>>;
}

export const loopbackGuard = createOutboundGuard({ allow: ['127.0.0.0/8', 'localhost', '::1'] });

/** A target on a stand-in Jira, as its administrator. */
export function openTarget(jira: RunningJira, { connection = {}, auth, secrets, rest = {} }: TargetSetUp = {}): Target {
  const kind = auth ?? (jira.site.profile.has.personalTokens ? 'pat' : 'basic');
  return openJiraTarget({
    connection: JiraConnectionSchema.parse({
      baseUrl: jira.loopbackUrl,
      auth: kind === 'pat' ? { kind } : { kind, user: 'admin' },
      timeoutSeconds: 5,
      ...connection,
    }),
    secrets: secrets ?? (kind === 'pat' ? { token: jira.createToken('admin') } : { password: 'admin' }),
    guard: loopbackGuard,
    log: pino({ level: 'silent' }),
    ...rest,
  });
}

/** Time that passes ten times as fast, for tests in which it is not the point. */
const origin = Date.now();
export const hastyClock: Clock = {
  now: () => origin + (Date.now() - origin) * 10,
  sleep: (ms, signal) => systemClock.sleep(ms / 10, signal),
};

export const never = (): AbortSignal => new AbortController().signal;

export const stateRequest = (part: Partial<StateRequest> = {}): StateRequest => ({
  linked: new Map(),
  wantedNames: [],
  wantedEmails: [],
  groups: [],
  maxLookups: 0,
  ...part,
});

/** What was stored of an account when it was last seen. */
export function storedOf(jira: RunningJira, name: string, verifiedAt: string | null = null): [string, StoredDetail] {
  const { key, displayName, email, active } = jira.state.user(name);
  return [key, { name, displayName, email, active, verifiedAt }];
}

/** The events of one read, folded as a run folds them. */
export async function readAll(target: Target, request: Partial<StateRequest> = {}) {
  const events: TargetEvent[] = [];
  for await (const event of target.readState(stateRequest(request), never())) events.push(event);
  const of = <K extends TargetEvent['kind']>(kind: K) =>
    events.filter((event): event is Extract<TargetEvent, { kind: K }> => event.kind === kind);
  return {
    events,
    users: new Map(of('user').map(({ user }) => [user.name, user])),
    userEvents: of('user').length,
    groups: of('group').map(({ name }) => name),
    members: new Map(of('members').map(({ group, members }) => [group, members])),
    missing: of('no-such-user').map(({ key }) => key),
    protectedKeys: new Set(of('protected').flatMap(({ keys }) => keys)),
    complete: of('complete')
      .map(({ stream }) => stream)
      .sort(),
    problems: of('problem'),
  };
}

const REASON = { code: 'joined' } as const;

interface Person {
  readonly name: string;
  readonly key?: string | null;
}

const personOf = ({ name, key = null }: Person) => ({ sourceId: `source-${name}`, userKey: key, userName: name });

export const userOperation = (
  kind: Extract<Operation, { after: UserFields | null; before: UserFields | null }>['kind'],
  person: Person,
  after: UserFields | null,
  before: UserFields | null = null,
): Operation => ({ id: `${kind}:${person.name}`, reason: REASON, kind, person: personOf(person), before, after }) as Operation;

export const memberOperation = (kind: 'add-member' | 'remove-member', person: Person, group: string): Operation => ({
  id: `${kind}:${person.name}:${group}`,
  reason: REASON,
  kind,
  person: personOf(person),
  group,
});

export const groupOperation = (group: string): Operation => ({ id: `create-group:${group}`, reason: REASON, kind: 'create-group', group });

export const propertyOperation = (person: Person, property: string, before: unknown, after: unknown): Operation =>
  ({
    id: `set-property:${person.name}`,
    reason: REASON,
    kind: 'set-property',
    person: personOf(person),
    property,
    before,
    after,
  }) as Operation;

/** Options for an operation on a person of the stand-in; null where nobody of this name is there. */
export function on(jira: RunningJira, name: string | null, part: Partial<ApplyOptions> = {}): ApplyOptions {
  const user = name === null ? undefined : jira.state.users.find(name);
  const account = user ? { key: user.key, name: user.name } : name === null ? null : { key: null, name };
  return { account, verify: false, signal: never(), ...part };
}

export const packageVersion = (): string => (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
