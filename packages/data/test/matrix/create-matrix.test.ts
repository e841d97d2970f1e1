import { createMatrix } from '../../src/index.js';
import { expect, test } from 'vitest';

test('values are zero unless given', () => {
  expect(createMatrix({ samples: ['a', 'b'], features: ['f'] }).values).toEqual(Float32Array.of(0, 0));
});

test('values are kept, not copied', () => {
  const values = Float32Array.of(1);
  expect(createMatrix({ samples: ['a'], features: ['f'], values }).values).toBe(values);
});

test('everything that does not fit is reported at once', () => {
  expect(() =>
    createMatrix({
      samples: ['a', 'a'],
      features: ['f', 'g', 'g'],
      values: new Float32Array(5),
      positions: { chromosome: ['1', '1', '1'], start: new Float64Array(2), end: new Float64Array(3) },
      alleles: { counted: ['A', 'C', 'G'], other: ['T'] },
    }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [DataError: Sample id "a" occurs more than once. Ids must be unique.
    Feature id "g" occurs more than once. Ids must be unique.
    2 samples × 3 features need 6 values, not 5.
    3 features need 3 entries in positions.start, not 2.
    3 features need 3 entries in alleles.other, not 1.]
  `);
});
