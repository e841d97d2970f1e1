import fc from 'fast-check';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix } from '@snpress/data';

/** Matrices of any finite or missing numbers, whose samples and features have such ids. */
export function matricesOf(ids: fc.Arbitrary<string[]>): fc.Arbitrary<Matrix> {
  return fc.tuple(ids, ids).chain(([samples, features]) => {
    const length = samples.length * features.length;
    return fc
      .float32Array({ minLength: length, maxLength: length, noDefaultInfinity: true })
      .map((values) => createMatrix({ samples, features, values }));
  });
}
