import fc from 'fast-check';
import { escapeProperties } from '../jar/escape-properties';
import { readProperties } from './read-properties';

describe('message files', () => {
  it('have keys, texts, comments and lines that go on', () => {
    const text = '# a comment\n! another\n\nfirst = one\nsecond:two \\\n   more\nthird\\ key=\\u00e4\\n\nempty=\n';
    expect([...readProperties(text)]).toEqual([
      ['first', 'one'],
      ['second', 'two more'],
      ['third key', 'ä\n'],
      ['empty', ''],
    ]);
  });

  it('come back from ASCII as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replace(/[\\\s\p{Cc}]/gu, '');
        const escaped = escapeProperties(`key=${plain}`);
        expect(escaped).toMatch(/^[\n\x20-\x7e]*$/);
        expect(readProperties(escaped).get('key')).toBe(plain);
      }),
    );
  });
});
