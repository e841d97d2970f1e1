import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameOf, textOfFileName } from '../../src/store/file-name.js';

test.each([
  ['nested-cv', 'nested-cv'],
  ['Yeast 2017', '%59east%202017'],
  ['..', '%2e.'],
  ['../../etc', '%2e.%2f..%2fetc'],
  ['é', '%c3%a9'],
])('%s becomes the file %s', (text, name) => {
  expect(fileNameOf(text)).toBe(name);
});

test('no two texts share a file name, also where capitals and Unicode forms are not told apart', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const name = fileNameOf(one);
      expect(name).toMatch(/^[a-z0-9~_%.-]*$/);
      if (name.length !== 64) expect(textOfFileName(name)).toBe(one);
      if (one !== other) expect(fileNameOf(other)).not.toBe(name);
    }),
  );
  expect(fileNameOf('É')).not.toBe(fileNameOf('é'));
  expect(fileNameOf('x'.repeat(300))).toHaveLength(64);
});
