import fc from 'fast-check';
import type { SourceId } from '../../domain/records';
import { comparePlaces, type PlacedPerson } from './directory';
import { mergePeople } from './merge-people';

function place(order: string, id: string): PlacedPerson {
  const sourceId = id as SourceId;
  const names = { login: null, name: order, email: null };
  return { order, entry: { sourceId, ...names, activeAtSource: true, userKey: null, userName: null, state: 'unlinked', problem: null } };
}

const list = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.string({ maxLength: 3 })))
  .map((people) => people.map(([order, id]) => place(order, id)).sort(comparePlaces));

it('gives, page after page, everybody of all lists once and in order', () => {
  fc.assert(
    fc.property(fc.array(list, { maxLength: 4 }), fc.integer({ min: 1, max: 7 }), (lists, limit) => {
      const named = lists.map((people, index) => ({ connectorId: `c${index}`, people }));
      const found: string[] = [];
      for (let from = 0; ; from += limit) {
        const { items, total } = mergePeople(named, { from, limit });
        expect(total).toBe(lists.flat().length);
        found.push(...items.map(({ name, sourceId }) => `${name} ${sourceId}`));
        if (items.length < limit) break;
      }
      const everybody = lists.flat().sort(comparePlaces);
      expect(found).toEqual(everybody.map(({ entry }) => `${entry.name} ${entry.sourceId}`));
    }),
  );
});
