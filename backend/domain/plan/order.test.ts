import type { Operation, OperationKind, UserOperation } from './operation';
import { orderOperations, renameDepths } from './order';

const rename = (id: string, from: string, to: string): UserOperation => ({
  kind: 'rename-user',
  id: `rename-user:${id}`,
  person: { sourceId: id, userKey: id, userName: to },
  reason: { code: 'attribute-changed' },
  before: { name: from },
  after: { name: to },
});

const plain = (kind: OperationKind, id: string): Operation => ({
  kind: kind as 'add-member',
  id: `${kind}:${id}`,
  person: { sourceId: id, userKey: id, userName: id },
  reason: { code: 'joined' },
  group: 'g',
});

describe('the order of a plan', () => {
  it('is people, groups, memberships added, memberships removed, accounts closed', () => {
    const kinds: OperationKind[] = [
      'delete-user',
      'deactivate-user',
      'remove-member',
      'add-member',
      'create-group',
      'update-user',
      'create-user',
    ];
    expect(orderOperations(kinds.map((kind) => plain(kind, 'p'))).map(({ kind }) => kind)).toEqual([...kinds].reverse());
  });

  it('is by id within a phase, by code units and not by the habits of a language', () => {
    const ids = ['b', 'ä', 'a', 'B', 'é'];
    expect(orderOperations(ids.map((id) => plain('add-member', id))).map(({ id }) => id.slice('add-member:'.length))).toEqual([
      'B',
      'a',
      'b',
      'ä',
      'é',
    ]);
  });

  it('renames first who gives up the name another waits for', () => {
    const chain = [rename('p1', 'a', 'B'), rename('p2', 'b', 'c'), rename('p3', 'c', 'd'), rename('p0', 'x', 'y')];
    expect(orderOperations(chain).map(({ id }) => id)).toEqual(['rename-user:p0', 'rename-user:p3', 'rename-user:p2', 'rename-user:p1']);
    expect(renameDepths(chain).get('rename-user:p1')).toBe(2);
  });

  it('comes to an end on a ring of renames', () => {
    expect(orderOperations([rename('p1', 'a', 'b'), rename('p2', 'b', 'a')])).toHaveLength(2);
  });
});
