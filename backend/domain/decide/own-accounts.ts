/** Whose account is whose, by the links. */
import type { Link } from '../link';
import { compareText } from '../plan/order';
import type { SourceId } from '../records';

export interface OwnedAccounts {
  /** User key → the person it is linked to. */
  readonly owners: Map<string, SourceId>;
  /** People whose account is linked to somebody else as well; nothing is done about them. */
  readonly doubled: ReadonlySet<SourceId>;
}

export function ownAccounts(links: ReadonlyMap<SourceId, Link>): OwnedAccounts {
  const owners = new Map<string, SourceId>();
  const doubled = new Set<SourceId>();
  for (const [sourceId, { userKey }] of links) {
    const other = owners.get(userKey);
    if (other === undefined) {
      owners.set(userKey, sourceId);
      continue;
    }
    doubled.add(sourceId).add(other);
    if (compareText(sourceId, other) < 0) owners.set(userKey, sourceId);
  }
  return { owners, doubled };
}
