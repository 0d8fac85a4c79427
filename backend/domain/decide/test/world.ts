/** Small worlds to decide about, written in a few words. */
import type { Link } from '../../link';
import type { Operation } from '../../plan/operation';
import type { Plan } from '../../plan/plan';
import type { SourceGroup, SourceId, SourceUser } from '../../records';
import { type SyncRules, SyncRulesSchema } from '../../rules/sync-rules';
import type { SourceSnapshot } from '../../source-snapshot';
import type { TargetState, TargetUser } from '../../target-state';
import type { DecideInput } from '../input';

export const NOW = '2026-03-01T12:00:00.000Z';

/** `login`, `email` and `name` of the record become user name, mail address and display name. */
export const MAPPING = [
  { to: 'username', from: [{ kind: 'attribute', path: 'login' }] },
  { to: 'displayName', from: [{ kind: 'attribute', path: 'name' }] },
  { to: 'email', from: [{ kind: 'attribute', path: 'email' }] },
] as const;

export type RulesInput = { readonly [Room in keyof SyncRules]?: object };

export function rulesOf(rules: RulesInput = {}): SyncRules {
  return SyncRulesSchema.parse({ mapping: MAPPING, ...rules });
}

export function person(id: SourceId, login: string, more: Partial<Omit<SourceUser, 'id'>> = {}): SourceUser {
  const attributes = { login, email: `${login}@corp.test`, name: `Name of ${login}`, ...more.attributes };
  return { id, active: true, status: 'ACTIVE', kind: 'member', ...more, attributes };
}

/** The account `person(…, name)` would be given. */
export function account(key: string, name: string, more: Partial<TargetUser> = {}): TargetUser {
  return { key, name, displayName: `Name of ${name}`, email: `${name}@corp.test`, active: true, detail: 'read', ...more };
}

export function linkTo(sourceId: SourceId, user: TargetUser, more: Partial<Link> = {}): Link {
  const { name, displayName, email, active } = user;
  const applied = { name, displayName, email, active, properties: {} };
  return { sourceId, userKey: user.key, applied, grantedGroups: [], createdByUs: false, leftAt: null, verifiedAt: NOW, ...more };
}

export interface WorldInput {
  readonly people?: readonly SourceUser[];
  /** Group id = group name → ids of members; ids of other groups are child groups. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly accounts?: readonly TargetUser[];
  /** Group name at the target → keys of members. */
  readonly targetGroups?: Readonly<Record<string, readonly string[]>>;
  readonly links?: readonly Link[];
  readonly rules?: RulesInput;
  readonly source?: Partial<SourceSnapshot>;
  readonly target?: Partial<TargetState>;
  readonly input?: Partial<DecideInput>;
}

export function world(given: WorldInput = {}): DecideInput {
  const { people = [], groups = {}, accounts = [], targetGroups = {}, links = [] } = given;
  const isGroup = (id: string) => Object.hasOwn(groups, id);
  const records: SourceGroup[] = Object.keys(groups).map((id) => ({ id, name: id, attributes: {} }));
  const source: SourceSnapshot = {
    users: new Map(people.map((user) => [user.id, user])),
    groups: new Map(records.map((group) => [group.id, group])),
    members: new Map(
      Object.entries(groups).map(([id, members]) => [
        id,
        {
          members: members.map((member) => ({ kind: isGroup(member) ? ('group' as const) : ('user' as const), id: member })),
          complete: true,
        },
      ]),
    ),
    complete: { users: true, groups: true },
    removed: new Map(),
    problems: [],
    ...given.source,
  };
  const target: TargetState = {
    users: new Map(accounts.map((user) => [user.key, user])),
    groups: new Map(Object.keys(targetGroups).map((name) => [name.toLowerCase(), name])),
    members: new Map(
      Object.entries(targetGroups).map(([name, keys]) => [
        name.toLowerCase(),
        { keys: new Set(keys), complete: true, mayIncludeNested: false },
      ]),
    ),
    complete: { users: true, groups: true },
    protectedKeys: new Set(),
    properties: new Map(),
    ...given.target,
  };
  return {
    source,
    target,
    links: new Map(links.map((link) => [link.sourceId, link])),
    rules: rulesOf(given.rules),
    expressions: new Map(),
    now: NOW,
    onlyPeople: null,
    ...given.input,
  };
}

export function ids(plan: Plan): string[] {
  return plan.operations.map(({ id }) => id);
}

export function codes(plan: Plan): string[] {
  return plan.problems.map(({ code, at }) => (at ? `${code} ${at.id}` : code));
}

export function operationOf(plan: Plan, id: string): Operation | undefined {
  return plan.operations.find((operation) => operation.id === id);
}
