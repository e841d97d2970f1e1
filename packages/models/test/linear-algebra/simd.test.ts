import { createRng } from '@snpress/data/random/rng';
import type { Rng } from '@snpress/data';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiplyBlocks, quadraticForms } from '../../src/kernels/multiply-blocks.js';
import { type RowRotations, withRowRotations } from '../../src/kernels/row-rotations.js';
import { plainMultiplyTransposed } from '../../src/linear-algebra/multiply-transposed.js';
import { plainQuadraticForms } from '../kernels/plain-quadratic-forms.js';
import { plainRowRotations } from '../kernels/plain-row-rotations.js';

function normals(rng: Rng, length: number): Float64Array {
  return Float64Array.from({ length }, () => rng.normal());
}

const seed = fc.integer({ min: 0, max: 1e6 });
const small = fc.integer({ min: 0, max: 20 });
const many = fc.integer({ min: 0, max: 300 });
/** Values of a row, more than go through the kernel at a time. */
const long = fc.oneof(small, fc.integer({ min: 250, max: 530 }));

describe('SIMD gives what plain arithmetic gives, to the last bit', () => {
  it('in products of matrices', () => {
    fc.assert(
      fc.property(seed, many, small, long, (from, rowsA, rowsB, inner) => {
        const rng = createRng(from);
        const a = normals(rng, rowsA * inner);
        const b = normals(rng, rowsB * inner);
        for (const Values of [Float32Array, Float64Array]) {
          const simd = new Values(rowsA * rowsB).fill(NaN);
          multiplyBlocks(a, rowsA, b, rowsB, inner, simd);
          const plain = new Values(rowsA * rowsB);
          expect(simd).toEqual(plainMultiplyTransposed(a, rowsA, b, rowsB, inner, plain));
        }
      }),
      { numRuns: 60, seed: 2017 },
    );
  });

  it('in quadratic forms', () => {
    fc.assert(
      fc.property(seed, many, small, (from, count, size) => {
        const rng = createRng(from);
        const upper = normals(rng, size * size).map((value, at) =>
          at % size < Math.floor(at / size) ? 0 : value,
        );
        const vectors = normals(rng, count * size);
        const simd = new Float64Array(count + 3);
        quadraticForms(upper, size, vectors, count, simd, 2);
        const plain = new Float64Array(count + 3);
        plainQuadraticForms(upper, size, vectors, count, plain, 2);
        expect(simd).toEqual(plain);
        expect(simd.subarray(0, 2)).toEqual(new Float64Array(2));
      }),
      { numRuns: 60, seed: 2017 },
    );
  });
});

it('SIMD rotates rows as plain arithmetic does, to rounding', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 2, max: 70 }), (from, size) => {
      const taken = (rotations: RowRotations): Float64Array => {
        const rng = createRng(from);
        const { matrix, width, sines, cosines } = rotations;
        for (let row = 0; row < size; row++)
          for (let column = 0; column < size; column++) matrix[row * width + column] = rng.normal();
        for (let at = 0; at < size; at++) {
          sines[at] = Math.sin(at);
          cosines[at] = Math.cos(at);
        }
        const first = 1 + Math.floor(rng.uniform() * (size - 1));
        rotations.rotateRows(size - 1, size - first);
        return matrix.slice();
      };
      const simd = withRowRotations(size, taken);
      const plain = taken(plainRowRotations(size));
      expect(simd).toHaveLength(plain.length);
      const largest = plain.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      simd.forEach((value, at) => {
        expect(Math.abs(value - plain[at]!)).toBeLessThan(1e-12 * largest);
      });
    }),
    { numRuns: 40, seed: 2017 },
  );
});
