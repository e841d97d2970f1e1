import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix } from '@snpress/data';
import fc from 'fast-check';

/** Matrices of 2 to 8 samples and 1 to 5 features; about a fifth of the values are missing. */
export const anyMatrix: fc.Arbitrary<Matrix> = fc
  .record({ rows: fc.integer({ min: 2, max: 8 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(
        fc.oneof(
          { weight: 4, arbitrary: fc.float({ min: -1000, max: 1000, noNaN: true, noDefaultInfinity: true }) },
          { weight: 1, arbitrary: fc.constant(NaN) },
        ),
        { minLength: rows * columns, maxLength: rows * columns },
      )
      .map((values) =>
        createMatrix({
          samples: Array.from({ length: rows }, (_, row) => `s${row}`),
          features: Array.from({ length: columns }, (_, column) => `f${column}`),
          values: Float32Array.from(values),
        }),
      ),
  );
