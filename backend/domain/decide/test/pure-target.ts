/**
 * A target in memory that is as strict as Jira: it refuses what Jira refuses (a name taken, a membership that is there
 * already), so a plan in the wrong order fails here.
 */
import type { Link } from '../../link';
import { foldName } from '../../patterns/fold-name';
import type { Operation } from '../../plan/operation';
import type { Plan } from '../../plan/plan';
import { notedWishes } from '../../precedence/wishes';
import type { SourceId } from '../../records';
import type { TargetState, TargetUser } from '../../target-state';
import { leaversOf, linkAfter, linkOnMatch } from '../applied-state';
import { desirePeople } from '../desire';
import type { DecideInput } from '../input';

export function copyTarget(target: TargetState): TargetState {
  return {
    ...target,
    users: new Map(target.users),
    groups: new Map(target.groups),
    members: new Map([...target.members].map(([name, members]) => [name, { ...members, keys: new Set(members.keys) }])),
    properties: new Map(target.properties),
  };
}

/** Applies every operation in order; answers the world as the next run finds it. */
export function applyPlan(input: DecideInput, plan: Plan): DecideInput {
  const target = copyTarget(input.target);
  const links = new Map(input.links);
  const desired = desirePeople(input.source, input.links, input.rules, input.expressions, input.now);
  for (const update of plan.linkUpdates) {
    const link = linkOnMatch(links.get(update.sourceId) ?? null, update, input);
    if (link) links.set(update.sourceId, link);
  }
  for (const { sourceId, leftAt } of leaversOf(desired, input.links)) {
    const link = links.get(sourceId);
    if (link) links.set(sourceId, { ...link, leftAt });
  }
  for (const link of notedWishes(desired, links, input.source, input.onlyPeople)) links.set(link.sourceId, link);
  for (const operation of plan.operations) applyOne(operation, target, links, input.now);
  return { ...input, target, links };
}

function applyOne(operation: Operation, target: TargetState, links: Map<SourceId, Link>, now: string): void {
  const users = target.users as Map<string, TargetUser>;
  const properties = target.properties as Map<string, TargetState['properties'] extends ReadonlyMap<string, infer T> ? T : never>;
  if (operation.kind === 'create-group') {
    refuseIf(target.groups.has(operation.group.toLowerCase()), `group exists: ${operation.group}`);
    (target.groups as Map<string, string>).set(operation.group.toLowerCase(), operation.group);
    (target.members as Map<string, unknown>).set(operation.group.toLowerCase(), {
      keys: new Set(),
      complete: true,
      mayIncludeNested: false,
    });
    return;
  }
  const { person } = operation;
  const key =
    operation.kind === 'create-user' ? unusedKey(users, person.sourceId) : (person.userKey ?? links.get(person.sourceId)?.userKey ?? '');
  const user = users.get(key);
  refuseIf(operation.kind !== 'create-user' && user === undefined, `no account for ${operation.id}`);
  switch (operation.kind) {
    case 'create-user':
      refuseNameTaken(users, operation.after?.name ?? '', key);
      users.set(key, { key, name: '', displayName: '', email: '', active: true, detail: 'read', ...operation.after });
      break;
    case 'rename-user':
      refuseNameTaken(users, operation.after?.name ?? '', key);
      changeUser(users, user, operation);
      break;
    case 'update-user':
    case 'reactivate-user':
    case 'deactivate-user':
      changeUser(users, user, operation);
      break;
    case 'delete-user':
    case 'anonymize-user':
      users.delete(key);
      for (const { keys } of target.members.values()) (keys as Set<string>).delete(key);
      break;
    case 'set-property':
      properties.set(key, { ...properties.get(key), [operation.property]: operation.after });
      break;
    case 'add-member':
    case 'remove-member': {
      const keys = target.members.get(operation.group.toLowerCase())?.keys as Set<string> | undefined;
      refuseIf(keys === undefined, `no group for ${operation.id}`);
      refuseIf(keys?.has(key) === (operation.kind === 'add-member'), `membership is so already: ${operation.id}`);
      if (operation.kind === 'add-member') keys?.add(key);
      else keys?.delete(key);
    }
  }
  const link = linkAfter(links.get(person.sourceId) ?? null, operation, { key, name: users.get(key)?.name ?? person.userName }, now);
  if (link) links.set(person.sourceId, link);
  else links.delete(person.sourceId);
}

function unusedKey(users: ReadonlyMap<string, TargetUser>, sourceId: SourceId): string {
  let number = users.size;
  while (users.has(`new-${sourceId}-${number}`)) number += 1;
  return `new-${sourceId}-${number}`;
}

function changeUser(users: Map<string, TargetUser>, user: TargetUser | undefined, operation: Operation): void {
  if (user === undefined || !('after' in operation) || operation.kind === 'set-property') return;
  for (const [field, value] of Object.entries(operation.before ?? {})) {
    refuseIf(user.detail === 'read' && user[field as keyof TargetUser] !== value, `precondition of ${operation.id}: ${field}`);
  }
  users.set(user.key, { ...user, ...operation.after });
}

function refuseNameTaken(users: ReadonlyMap<string, TargetUser>, name: string, key: string): void {
  for (const other of users.values()) refuseIf(other.key !== key && foldName(other.name) === foldName(name), `name taken: ${name}`);
}

function refuseIf(condition: boolean, message: string): void {
  if (condition) throw new Error(`The target refuses: ${message}`);
}
