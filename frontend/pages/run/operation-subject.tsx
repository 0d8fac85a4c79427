import { Link } from 'react-router';
import type { Operation } from '../../api/shapes';

/** Whom or what an operation is about. A person who has an account leads to what is known of them. */
export function OperationSubject({ operation, connectorId }: { readonly operation: Operation; readonly connectorId: string }) {
  if (operation.kind === 'create-group') return <span>{operation.group}</span>;
  const { sourceId, userName, userKey } = operation.person;
  if (userKey === null && operation.kind !== 'create-user') return <span>{userName}</span>;
  return <Link to={`/connectors/${encodeURIComponent(connectorId)}/people/${encodeURIComponent(sourceId)}`}>{userName}</Link>;
}
