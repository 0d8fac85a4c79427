import fc from 'fast-check';
import { dnKey, escapeDnValue, isUnder, parentKey, parseDn } from './dn';

const value = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((text) => text.isWellFormed());
const type = fc.constantFrom('cn', 'uid', 'ou', 'CN', 'dc');
const steps = fc.array(fc.record({ type, value }), { minLength: 1, maxLength: 5 });
const write = (parts: readonly { type: string; value: string }[]) =>
  parts.map((part) => `${part.type}=${escapeDnValue(part.value)}`).join(',');

describe('any DN', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(steps, (parts) => {
        expect(parseDn(write(parts))).toEqual(parts.map((part) => [{ type: part.type.toLowerCase(), value: part.value }]));
      }),
    );
  });

  it('has one key for every spelling of its escapes', () => {
    const bytes = (text: string) => [...Buffer.from(text)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
    fc.assert(
      fc.property(steps, (parts) => {
        const hex = parts.map((part) => ` ${part.type.toUpperCase()} = ${bytes(part.value)}`).join(' ,');
        expect(dnKey(hex)).toBe(dnKey(write(parts)));
      }),
    );
  });

  it('lies below its parents and below nothing else', () => {
    fc.assert(
      fc.property(steps, steps, (child, base) => {
        const baseKey = dnKey(write(base)) ?? '';
        const key = dnKey(write([...child, ...base])) ?? '';
        expect(isUnder(key, baseKey)).toBe(true);
        let above = key;
        for (const _ of child) above = parentKey(above);
        expect(above).toBe(baseKey);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void dnKey(text)));
  });
});
