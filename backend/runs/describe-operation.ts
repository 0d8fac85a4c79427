/** An operation in words: what would change, from what to what. */
import type { Operation, UserFields } from '../domain/plan/operation';

export function describeOperation(operation: Operation): string {
  switch (operation.kind) {
    case 'create-user':
      return `create ${operation.person.userName}${fieldsOf(operation.after)}`;
    case 'rename-user':
      return `rename ${operation.before?.name ?? '?'} to ${operation.after?.name ?? '?'}`;
    case 'update-user':
      return `update ${operation.person.userName}: ${changesOf(operation.before, operation.after)}`;
    case 'reactivate-user':
      return `reactivate ${operation.person.userName}`;
    case 'deactivate-user':
      return `deactivate ${operation.person.userName}`;
    case 'delete-user':
      return `delete ${operation.person.userName}`;
    case 'anonymize-user':
      return `anonymize ${operation.person.userName}`;
    case 'set-property':
      return `set property ${operation.property} of ${operation.person.userName}`;
    case 'create-group':
      return `create group ${operation.group}`;
    case 'add-member':
      return `add ${operation.person.userName} to ${operation.group}`;
    case 'remove-member':
      return `remove ${operation.person.userName} from ${operation.group}`;
  }
}

function fieldsOf(fields: UserFields | null): string {
  const parts = [fields?.displayName, fields?.email].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

function changesOf(before: UserFields | null, after: UserFields | null): string {
  const keys = ['displayName', 'email', 'name', 'active'] as const;
  return keys
    .filter((key) => after?.[key] !== undefined)
    .map((key) => `${key} "${before?.[key] ?? ''}" → "${after?.[key] ?? ''}"`)
    .join(', ');
}
