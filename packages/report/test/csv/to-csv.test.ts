import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/csv/to-csv.js';

/** A reader of RFC 4180 that knows nothing of the writer. */
function parse(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    let field = '';
    if (csv[at] === '"') {
      at++;
      while (csv[at] !== '"' || csv[at + 1] === '"') {
        field += csv.charAt(at);
        at += csv[at] === '"' ? 2 : 1;
      }
      at++;
    } else {
      while (csv[at] !== ',' && csv[at] !== '\r') field += csv.charAt(at++);
    }
    row.push(field);
    if (csv[at] === '\r') {
      rows.push(row);
      row = [];
      at += 2;
    } else at++;
  }
  return rows;
}

describe('toCsv', () => {
  it('quotes what needs it and ends lines as RFC 4180 does', () => {
    expect(
      toCsv(
        ['gene', 'skill'],
        [
          ['a,"b"', 0.5],
          ['c', NaN],
          ['d', undefined],
        ],
      ),
    ).toBe('gene,skill\r\n"a,""b""",0.5\r\nc,\r\nd,\r\n');
  });

  it('keeps eight significant digits and never writes a formatted number', () => {
    expect(toCsv(['x'], [[1 / 3], [-1234567.891], [1e-12]])).toBe(
      'x\r\n0.33333333\r\n-1234567.9\r\n1e-12\r\n',
    );
  });

  it('keeps a spreadsheet from running text as a formula', () => {
    expect(toCsv(['gene'], [['=HYPERLINK("http://x")'], ['+1'], ['-1'], ['@x'], ['\tx']])).toBe(
      'gene\r\n"\'=HYPERLINK(""http://x"")"\r\n\'+1\r\n\'-1\r\n\'@x\r\n\'\tx\r\n',
    );
  });

  it('can be read back', () => {
    const text = fc.string().filter((value) => !/^[=+\-@\t\r]/.test(value));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        expect(parse(toCsv(['first', 'second'], rows))).toEqual([['first', 'second'], ...rows]);
      }),
    );
  });
});
