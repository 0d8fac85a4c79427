import * as fc from 'fast-check';
import type { Attributes } from '../json';
import type { SourceUser } from '../records';
import { createRepeatedValues } from './repeated-values';

const name = fc.constantFrom('city', 'profile', 'id', '__proto__', 'constructor', '');
const attributes = fc.dictionary(name, fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true }) as fc.Arbitrary<Attributes>;
const record = fc.record({
  id: fc.string(),
  active: fc.boolean(),
  status: fc.constantFrom('ACTIVE', 'STAGED'),
  kind: fc.constantFrom('member' as const, 'guest' as const),
  attributes,
});

const user = (id: number, attributes: Attributes): SourceUser => ({ id: `u${id}`, active: true, status: '', kind: 'member', attributes });

describe('records that share repeated values', () => {
  it('say the same as before, whatever their attributes are, and leave the ones they were made of alone', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), (records) => {
        const values = createRepeatedValues();
        for (const given of records) {
          const text = JSON.stringify(given);
          const shared = values.share(given);
          expect(JSON.stringify(shared)).toBe(text);
          expect(JSON.stringify(given)).toBe(text);
          expect(Object.getPrototypeOf(shared.attributes)).toBe(Object.prototype);
        }
      }),
    );
  });

  it('stay as they are after an attribute turned out to differ from person to person', () => {
    const values = createRepeatedValues();
    for (let id = 0; id < 2_000; id += 1) {
      const attributes = { id, mail: `p${id}@corp.test`, profile: { city: `city ${id % 3}`, badge: `${id}` } };
      expect(values.share(user(id, attributes)).attributes).toEqual(attributes);
    }
  });
});
