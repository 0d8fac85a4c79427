import type { Operation } from '../../../domain/plan/operation';
import type { ApplyOutcome, CurrentAccount } from '../../port';
import { changeUser } from './change-user';
import { createUser } from './create-user';
import { addMember, createGroup, removeMember } from './group';
import { setProperty } from './property';
import { anonymizeUser, deleteUser } from './remove-user';
import { verifyBefore } from './verify';
import { outcomeOfRead, type Workbench } from './workbench';

/** Makes one change, once. Never throws: every fault is an outcome. */
export async function applyOperation(
  bench: Workbench,
  operation: Operation,
  account: CurrentAccount | null,
  verify: boolean,
): Promise<ApplyOutcome> {
  try {
    const early = verify ? await verifyBefore(bench, operation, account) : null;
    return early ?? (await write(bench, operation, account));
  } catch (error) {
    // Only reads throw, and they stand before the write or behind a refusal.
    return outcomeOfRead(error);
  }
}

function write(bench: Workbench, operation: Operation, account: CurrentAccount | null): Promise<ApplyOutcome> {
  if (operation.kind === 'create-user') return createUser(bench, operation);
  if (operation.kind === 'create-group') return createGroup(bench, operation);
  const subject = account ?? { key: operation.person.userKey, name: operation.person.userName };
  switch (operation.kind) {
    case 'add-member':
      return addMember(bench, operation, subject);
    case 'remove-member':
      return removeMember(bench, operation, subject);
    case 'set-property':
      return setProperty(bench, operation, subject);
    case 'delete-user':
      return deleteUser(bench, subject);
    case 'anonymize-user':
      return anonymizeUser(bench, subject);
    case 'rename-user':
    case 'update-user':
    case 'reactivate-user':
    case 'deactivate-user':
      return changeUser(bench, operation, subject);
  }
}
