import fc from 'fast-check';
import { RollcallError } from '../domain/errors';
import { type MasterKey, parseMasterKey } from './master-key';
import { rewrap, type SecretPlace, seal, unseal } from './secret-envelope';

const keys: fc.Arbitrary<MasterKey> = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => parseMasterKey(Buffer.from(bytes).toString('hex'), 'test'));
const places: fc.Arbitrary<SecretPlace> = fc.record({ owner: fc.string({ maxLength: 40 }), field: fc.string({ maxLength: 40 }) });
const texts = fc.string({ unit: 'grapheme', maxLength: 200 });

function failsClosed(open: () => string): boolean {
  try {
    open();
    return false;
  } catch (error) {
    return error instanceof RollcallError && error.code === 'secret-unreadable';
  }
}

describe('a sealed secret', () => {
  it('opens to the same text at its place with its key, re-wrapped or not', () => {
    fc.assert(
      fc.property(texts, places, keys, keys, (text, place, key, next) => {
        const sealed = seal(text, place, key);
        expect(unseal(sealed, place, [next, key])).toBe(text);
        expect(unseal(rewrap(sealed, place, [key], next), place, [next])).toBe(text);
      }),
    );
  });

  it('opens nowhere else', () => {
    fc.assert(
      fc.property(texts, places, places, keys, (text, place, other, key) => {
        fc.pre(place.owner !== other.owner || place.field !== other.field);
        expect(failsClosed(() => unseal(seal(text, place, key), other, [key]))).toBe(true);
        expect(failsClosed(() => rewrap(seal(text, place, key), other, [key], key))).toBe(true);
      }),
    );
  });

  it('opens with no other key, not even one that claims the same id', () => {
    fc.assert(
      fc.property(texts, places, keys, keys, (text, place, key, other) => {
        fc.pre(!key.bytes.equals(other.bytes));
        const sealed = seal(text, place, key);
        expect(failsClosed(() => unseal(sealed, place, [other]))).toBe(true);
        expect(failsClosed(() => unseal(sealed, place, [{ id: key.id, bytes: other.bytes }]))).toBe(true);
      }),
    );
  });

  it('opens no more after any one character changed, was added or was lost', () => {
    fc.assert(
      fc.property(texts, places, keys, fc.nat(), fc.constantFrom('A', 'B', '.', ' ', '='), (text, place, key, at, character) => {
        const sealed = seal(text, place, key);
        const index = at % sealed.length;
        const changed = `${sealed.slice(0, index)}${character}${sealed.slice(index + 1)}`;
        const longer = `${sealed.slice(0, index)}${character}${sealed.slice(index)}`;
        const shorter = sealed.slice(0, index) + sealed.slice(index + 1);
        for (const broken of [changed, longer, shorter]) {
          if (broken !== sealed) expect(failsClosed(() => unseal(broken, place, [key]))).toBe(true);
        }
      }),
    );
  });

  it('reads no nonsense as a secret', () => {
    fc.assert(fc.property(fc.string(), places, keys, (nonsense, place, key) => failsClosed(() => unseal(nonsense, place, [key]))));
  });
});
