import { foldName } from '../../../domain/patterns/fold-name';
import type { Operation } from '../../../domain/plan/operation';
import type { ApplyOutcome, CurrentAccount } from '../../port';
import { groupExists } from '../rest/groups';
import { readGroupsOfUser, readUser } from '../rest/users';
import { wantedFields } from './change-user';
import { differenceOf, holds, sameJson } from './compare';
import { readProperty } from './property';
import { ALREADY, GONE, refOf, stale, type Workbench } from './workbench';

/** Reads whether an operation still makes sense. Null: go on. `already`: it is done. `stale`: somebody came before us. */
export async function verifyBefore(bench: Workbench, operation: Operation, account: CurrentAccount | null): Promise<ApplyOutcome | null> {
  const { client, signal } = bench;
  if (operation.kind === 'create-group') return (await groupExists(client, operation.group, signal)) ? ALREADY : null;
  if (operation.kind === 'create-user') {
    const taken = await readUser(client, { name: operation.after?.name ?? operation.person.userName }, signal);
    return taken ? stale('An account with this user name is there meanwhile.') : null;
  }
  if (!account) return null;
  if ('group' in operation) {
    const groups = await readGroupsOfUser(client, refOf(account), signal);
    if (!groups) return operation.kind === 'remove-member' ? ALREADY : GONE;
    return groups.has(foldName(operation.group)) === (operation.kind === 'add-member') ? ALREADY : null;
  }
  if (operation.kind === 'set-property') {
    const value = await readProperty(client, account, operation.property, signal);
    if (sameJson(value, operation.after)) return ALREADY;
    return sameJson(value, operation.before) ? null : stale('The property has another value.');
  }
  const user = await readUser(client, refOf(account), signal);
  const removes = operation.kind === 'delete-user' || operation.kind === 'anonymize-user';
  if (!user) return operation.kind === 'delete-user' ? ALREADY : GONE;
  if (!removes && holds(user, wantedFields(operation))) return { ...ALREADY, account: { key: user.key, name: user.name } };
  const difference = operation.before === null ? null : differenceOf(user, operation.before);
  return difference === null ? null : stale(difference);
}
