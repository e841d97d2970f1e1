import { describe, expect, it } from 'vitest';
import { quoteField } from '../../src/text/quote-field.js';

describe('quoteField', () => {
  it('leaves plain text alone', () => {
    for (const text of ['', 'YAL001C', 'a b', 'a;b', '-1', "5'"]) expect(quoteField(text)).toBe(text);
  });

  it('quotes what a reader would take apart, trim or pass over', () => {
    expect(['a,b', 'say "x"', 'a\nb', 'a\rb', ' a', 'a ', '#a'].map((text) => quoteField(text))).toEqual([
      '"a,b"',
      '"say ""x"""',
      '"a\nb"',
      '"a\rb"',
      '" a"',
      '"a "',
      '"#a"',
    ]);
  });

  it('quotes by the delimiter that is named', () => {
    expect(quoteField('a,b', { delimiter: '\t' })).toBe('a,b');
    expect(quoteField('a\tb', { delimiter: '\t' })).toBe('"a\tb"');
  });

  it('lets no formula run where it is asked to', () => {
    expect(
      ['=1+1', '+1', '-1', '@x', '\tx', 'x'].map((text) => quoteField(text, { guardFormulas: true })),
    ).toEqual(["'=1+1", "'+1", "'-1", "'@x", "'\tx", 'x']);
    expect(quoteField('=A1,B1', { guardFormulas: true })).toBe(`"'=A1,B1"`);
    expect(quoteField('rs1\u001b[2J', { guardFormulas: true })).toBe('rs1\\x1b[2J');
    expect(quoteField('rs1\u001b[2J')).toBe('rs1\u001b[2J');
  });
});
