import fc from 'fast-check';
import { scanIds } from './scan-ids';

const id = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\\', '"', 'ä', '\u{1f600}'));
const rest = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 });
const item = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(rest, id, rest).map(([before, value, after]) => ({ ...before, id: value, ...after })) },
  { weight: 1, arbitrary: rest },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const list = fc.tuple(fc.array(item, { maxLength: 6 }), fc.constantFrom(0, 1, 2));

const expected = (items: readonly unknown[]) =>
  items.map((one) => {
    const value = typeof one === 'object' && one !== null && !Array.isArray(one) && 'id' in one ? one.id : null;
    return typeof value === 'string' ? { id: value } : null;
  });

describe('the ids of a list', () => {
  it('are those a whole parser finds', () => {
    fc.assert(
      fc.property(list, ([items, space]) => {
        const text = JSON.stringify(items, null, space);
        expect(scanIds(Buffer.from(text))).toEqual(expected(JSON.parse(text) as unknown[]));
      }),
      { numRuns: 500 },
    );
  });

  it('are never taken from a list that was cut short, wherever it was cut', () => {
    fc.assert(
      fc.property(list, fc.nat(), ([items, space], place) => {
        const bytes = Buffer.from(JSON.stringify(items, null, space));
        expect(() => scanIds(bytes.subarray(0, place % bytes.length))).toThrow(SyntaxError);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    '{}',
    'null',
    '[1,]',
    '[1 2',
    '[{"id":"a"}',
    '[{"id":"a"]',
    '[{"id":"a"}}]',
    '[{"id" "a"}]',
    '[{id:1}]',
    '[]]',
    '[] x',
    '[{"id":[}]}]',
    '[,]',
  ])('are not guessed from %p', (text) => {
    expect(() => scanIds(Buffer.from(text))).toThrow(SyntaxError);
  });
});
