/**
 * Who each operation acts on at this moment, and what every outcome means for links and for operations that depend on
 * it: a member cannot be added to a group that could not be made, nor for an account that does not exist.
 */
import { linkAfter } from '../../domain/decide/applied-state';
import type { Link } from '../../domain/link';
import type { Operation } from '../../domain/plan/operation';
import type { SourceId } from '../../domain/records';
import type { CurrentAccount } from '../../target/port';

export interface AccountBook {
  /** The account an operation acts on; null for group operations. */
  accountFor(operation: Operation): CurrentAccount | null;
  /** Why an operation cannot be tried, or null when it can. */
  blockedBy(operation: Operation): string | null;
  succeeded(operation: Operation, account: CurrentAccount | null, now: string): void;
  failed(operation: Operation): void;
  /** Links changed since the last call, to be stored with the outcomes. */
  takeChanges(): { readonly changed: readonly Link[]; readonly removed: readonly SourceId[] };
}

export function createAccountBook(links: Map<SourceId, Link>): AccountBook {
  const accounts = new Map<SourceId, CurrentAccount>();
  const failedGroups = new Set<string>();
  const changed = new Set<SourceId>();
  const removed = new Set<SourceId>();

  function accountOf(person: { sourceId: SourceId; userKey: string | null; userName: string }): CurrentAccount {
    const known = accounts.get(person.sourceId);
    if (known) return known;
    const link = links.get(person.sourceId);
    return { key: person.userKey ?? link?.userKey ?? null, name: person.userName };
  }

  return {
    accountFor(operation) {
      if (operation.kind === 'create-group') return null;
      const account = accountOf(operation.person);
      // Until the rename is done the account still has the name the plan found.
      if (operation.kind === 'rename-user') return { key: account.key, name: operation.before?.name ?? account.name };
      return account;
    },
    blockedBy(operation) {
      if ((operation.kind === 'add-member' || operation.kind === 'remove-member') && failedGroups.has(operation.group.toLowerCase())) {
        return 'The group could not be created.';
      }
      if (operation.kind === 'create-group' || operation.kind === 'create-user') return null;
      return accountOf(operation.person).key === null ? 'The account does not exist: creating it did not succeed.' : null;
    },
    succeeded(operation, account, now) {
      if (operation.kind === 'create-group') return;
      const { sourceId } = operation.person;
      const current = account ?? accountOf(operation.person);
      if (current.key === null) return;
      if (operation.kind === 'create-user' || operation.kind === 'rename-user') accounts.set(sourceId, current);
      const link = linkAfter(links.get(sourceId) ?? null, operation, { key: current.key, name: current.name }, now);
      if (link) {
        links.set(sourceId, link);
        changed.add(sourceId);
        removed.delete(sourceId);
      } else {
        links.delete(sourceId);
        changed.delete(sourceId);
        removed.add(sourceId);
      }
    },
    failed(operation) {
      if (operation.kind === 'create-group') failedGroups.add(operation.group.toLowerCase());
      if (operation.kind === 'rename-user') {
        accounts.set(operation.person.sourceId, {
          key: operation.person.userKey,
          name: operation.before?.name ?? operation.person.userName,
        });
      }
    },
    takeChanges() {
      const result = { changed: [...changed].flatMap((id) => links.get(id) ?? []), removed: [...removed] };
      changed.clear();
      removed.clear();
      return result;
    },
  };
}
