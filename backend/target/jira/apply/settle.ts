import { foldName } from '../../../domain/patterns/fold-name';
import type { Operation, UserOperation } from '../../../domain/plan/operation';
import type { TargetUser } from '../../../domain/target-state';
import type { CurrentAccount, SettleOutcome } from '../../port';
import { groupExists } from '../rest/groups';
import { readGroupsOfUser, readUser } from '../rest/users';
import { wantedFields } from './change-user';
import { differenceOf, holds, sameJson } from './compare';
import { readProperty } from './property';
import { refOf, type Workbench } from './workbench';

const NOT_DONE: SettleOutcome = { result: 'not-done' };
const DONE: SettleOutcome = { result: 'done' };
/** What was made on one node may show on another a little later: "not there" is asked again after these milliseconds. */
const SECOND_LOOKS = [300, 700];

/** Reads whether an operation whose answer was lost took effect. Throws a RollcallError when it cannot be read. */
export async function settleOperation(bench: Workbench, operation: Operation, account: CurrentAccount | null): Promise<SettleOutcome> {
  const { client, signal } = bench;
  if (operation.kind === 'create-user') return await settleCreate(bench, operation);
  if (operation.kind === 'create-group') {
    return (await lookAgain(bench, async () => (await groupExists(client, operation.group, signal)) || null)) ? DONE : NOT_DONE;
  }
  const subject = account ?? { key: operation.person.userKey, name: operation.person.userName };
  if ('group' in operation) {
    const groups = await readGroupsOfUser(client, refOf(subject), signal);
    const isMember = groups?.has(foldName(operation.group)) ?? false;
    return isMember === (operation.kind === 'add-member') ? DONE : NOT_DONE;
  }
  if (operation.kind === 'set-property') {
    const value = await readProperty(client, subject, operation.property, signal);
    if (sameJson(value, operation.after)) return DONE;
    return sameJson(value, operation.before) ? NOT_DONE : { result: 'differs', detail: 'The property has another value.' };
  }
  return settleChange(operation, await readUser(client, refOf(subject), signal));
}

/** An account with the wanted name is ours when the other details are those that were sent, and somebody else's otherwise. */
async function settleCreate(bench: Workbench, { after, person }: UserOperation): Promise<SettleOutcome> {
  const { client, recent, signal } = bench;
  const name = after?.name ?? person.userName;
  const found = await lookAgain(bench, () => readUser(client, { name }, signal));
  if (!found) return NOT_DONE;
  const { displayName = name, email = '' } = after ?? {};
  const difference = differenceOf(found, { displayName, email });
  if (difference !== null) return { result: 'differs', detail: 'An account with this user name is there, with other details.' };
  recent.note('user', name);
  return { result: 'done', account: { key: found.key, name: found.name } };
}

function settleChange(operation: UserOperation, user: TargetUser | null): SettleOutcome {
  const removes = operation.kind === 'delete-user' || operation.kind === 'anonymize-user';
  // Anonymizing gives the account another name; the key changes only where it was made of the name.
  if (user && operation.kind === 'anonymize-user' && foldName(user.name) !== foldName(operation.person.userName)) return DONE;
  if (!user) return removes ? DONE : { result: 'differs', detail: 'The account is no longer there.' };
  const account = { key: user.key, name: user.name };
  if (!removes && holds(user, wantedFields(operation))) return { result: 'done', account };
  const difference = operation.before === null ? null : differenceOf(user, operation.before);
  return difference === null ? NOT_DONE : { result: 'differs', detail: difference };
}

async function lookAgain<T>({ clock, signal }: Workbench, look: () => Promise<T | null>): Promise<T | null> {
  for (const wait of SECOND_LOOKS) {
    const found = await look();
    if (found !== null) return found;
    await clock.sleep(wait, signal);
  }
  return await look();
}
