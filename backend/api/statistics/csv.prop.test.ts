import fc from 'fast-check';
import { toCsvCell, toCsvRow } from './csv';

/** Reads one row back as RFC 4180 says. */
function parseRow(row: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (row[at] === '"') {
      at += 1;
      for (; ; at++) {
        if (row[at] !== '"') cell += row[at];
        else if (row[at + 1] === '"') cell += row[++at];
        else break;
      }
      at += 1;
    } else while (row[at] !== ',' && row[at] !== '\r') cell += row[at++];
    cells.push(cell);
    if (row[at] !== ',') return cells;
    at += 1;
  }
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ' ', 'a') }),
);

describe('CSV', () => {
  it('gives every text back, with nothing but an apostrophe before it', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), (cells) => {
        const read = parseRow(toCsvRow(cells));
        expect(read).toHaveLength(cells.length);
        read.forEach((cell, index) => {
          expect([cells[index], `'${cells[index]}`]).toContain(cell);
        });
      }),
    );
  });

  it('lets no cell begin like a formula', () => {
    fc.assert(fc.property(anyText, (text) => expect(toCsvCell(text).replace(/^"/, '')).not.toMatch(/^[\s\0]*[=+\-@]|^[\t\r\n]/)));
  });

  it('leaves plain values as they are', () => {
    expect(toCsvRow(['Anna', 3, null, undefined, { name: 'x' }, 'a,b', '=1+1', '-5', -5])).toBe(
      'Anna,3,,,"{""name"":""x""}","a,b",\'=1+1,\'-5,-5\r\n',
    );
  });
});
