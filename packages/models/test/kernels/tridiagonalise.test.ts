import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { reflectBack } from '../../src/kernels/reflect-back.js';
import { tridiagonalise } from '../../src/kernels/tridiagonalise.js';
import { gram } from '../../src/linear-algebra/gram.js';
import { identity } from '../../src/linear-algebra/identity.js';
import { plainMultiplyTransposed } from '../../src/linear-algebra/multiply-transposed.js';

const times = (a: Float64Array, b: Float64Array, size: number): Float64Array =>
  plainMultiplyTransposed(a, a.length / size, b, size, size, new Float64Array(a.length));

const farthest = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);

/** Q T Qᵀ of a reduction with the rows of Qᵀ. */
function put(
  turned: Float64Array,
  { diagonal, offDiagonal }: ReturnType<typeof tridiagonalise>,
): Float64Array {
  const size = diagonal.length;
  const columns = Float64Array.from(turned, (_, at) => turned[(at % size) * size + Math.floor(at / size)]!);
  const band = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    band[k * size + k] = diagonal[k]!;
    if (k + 1 < size) band[k * size + k + 1] = band[(k + 1) * size + k] = offDiagonal[k]!;
  }
  return times(times(columns, band, size), columns, size);
}

describe('the reduction to tridiagonal form', () => {
  const rng = createRng('tridiagonal');
  const normals = (length: number): Float64Array => Float64Array.from({ length }, () => rng.normal());
  const matrices: [string, number, Float64Array][] = [
    ...[1, 2, 4, 33, 64, 65, 67, 131, 261].map((size): [string, number, Float64Array] => [
      'random',
      size,
      gram(normals(size * size), size, size),
    ]),
    ['of rank 7', 150, gram(normals(150 * 7), 150, 7, { centre: true })],
    ['diagonal', 70, Float64Array.from(identity(70), (value, at) => value * (1 + (at % 9)))],
    ['of ones', 97, new Float64Array(97 * 97).fill(1)],
  ];
  it.each(matrices)('is undone by its reflections: %s, %i', (_, size, matrix) => {
    const largest = farthest(matrix, new Float64Array(matrix.length));
    const reduced = tridiagonalise(matrix, size, largest);
    const basis = identity(size);
    reflectBack(reduced, basis, true);
    expect(farthest(times(basis, basis, size), identity(size))).toBeLessThan(1e-14);
    const back = put(basis, reduced).map((value) => value * largest);
    expect(farthest(back, matrix)).toBeLessThan(2e-14 * largest);
    const vectors = normals(131 * size);
    const columns = Float64Array.from(
      basis,
      (_value, at) => basis[(at % size) * size + Math.floor(at / size)]!,
    );
    const turned = times(vectors, columns, size);
    reflectBack(reduced, vectors);
    expect(farthest(vectors, turned)).toBeLessThan(1e-13);
  });
});
