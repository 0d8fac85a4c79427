import fc from 'fast-check';
import { readText, storedText } from './text';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('\0', '\u001a0', '\ud800', '\udc00\ud800', '\u001au0041'),
);

describe('stored text', () => {
  it('comes back as it was, whatever it held', () => {
    fc.assert(fc.property(anyText, (text) => expect(readText(storedText(text))).toBe(text)));
  });

  it('is well formed and without NUL, so that a text column takes it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(storedText(text).isWellFormed()).toBe(true);
        expect(storedText(text)).not.toContain('\0');
      }),
    );
  });

  it('is different for different texts', () => {
    fc.assert(fc.property(anyText, anyText, (a, b) => expect(storedText(a) === storedText(b)).toBe(a === b)));
  });

  it('is ordinary text unchanged', () => {
    expect(storedText('Zoë O’Brien <zoe@corp.example> 漢字 🙂')).toBe('Zoë O’Brien <zoe@corp.example> 漢字 🙂');
  });
});
