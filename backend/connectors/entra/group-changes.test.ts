import { GroupChanges } from './group-changes';

const user = (id: string) => ({ '@odata.type': '#microsoft.graph.user', id });
const gone = (id: string) => ({ ...user(id), '@removed': { reason: 'deleted' } });
const group = (members?: readonly unknown[]) => ({ id: 'g1', displayName: 'One', ...(members ? { 'members@delta': members } : {}) });

function fold(...pages: (readonly unknown[])[]) {
  const changes = new GroupChanges();
  for (const page of pages) changes.add(page);
  const change = changes.byId.get('g1');
  return { ...change, added: [...(change?.added.keys() ?? [])], left: [...(change?.left ?? [])] };
}

describe('changes of groups', () => {
  it('put the slices of a large group together', () => {
    expect(fold([group([user('a'), gone('x')])], [group([user('b')])], [group([gone('y')])])).toMatchObject({
      record: { id: 'g1', name: 'One' },
      added: ['a', 'b'],
      left: ['x', 'y'],
    });
  });

  it('let the last word on a member count', () => {
    expect(fold([group([user('a'), gone('b')])], [group([gone('a'), user('b')])])).toMatchObject({ added: ['b'], left: ['a'] });
  });

  it('are the same when they come twice', () => {
    const page = [group([user('a'), gone('b')])];
    expect(fold(page, page)).toEqual(fold(page));
  });

  it('forget what was said of a group before it was removed, and remember that it was', () => {
    const removed = { id: 'g1', '@removed': { reason: 'changed' } };
    expect(fold([group([user('a')])], [removed])).toMatchObject({ removed: 'soft-deleted', returned: true, added: [] });
    expect(fold([removed], [group([user('a')])])).toMatchObject({ removed: null, returned: true, added: ['a'] });
    expect(fold([{ id: 'g1', '@removed': { reason: 'deleted' } }])).toMatchObject({ removed: 'deleted' });
  });

  it('keep the name of an earlier slice when a later one has none', () => {
    expect(fold([group()], [{ id: 'g1', 'members@delta': [user('a')] }])).toMatchObject({ record: { name: 'One' }, added: ['a'] });
  });

  it.each([[[{ displayName: 'x' }]], [[group([{ id: null }])]], [[group([{ id: 'a' }])]]])(
    'refuse what cannot be told apart: %j',
    (page) => {
      expect(() => fold(page)).toThrow(/without/);
    },
  );
});
