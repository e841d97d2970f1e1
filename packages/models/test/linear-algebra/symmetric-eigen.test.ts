import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { gram } from '../../src/linear-algebra/gram.js';
import { symmetricEigen } from '../../src/linear-algebra/symmetric-eigen.js';

function largestError(matrix: Float64Array, size: number): { residual: number; orthogonality: number } {
  const { values, vectors } = symmetricEigen(matrix, size);
  let residual = 0;
  let orthogonality = 0;
  for (let k = 0; k < size; k++) {
    const vector = vectors.subarray(k * size, (k + 1) * size);
    for (let i = 0; i < size; i++) {
      let product = 0;
      for (let j = 0; j < size; j++) product += matrix[i * size + j]! * vector[j]!;
      residual = Math.max(residual, Math.abs(product - values[k]! * vector[i]!));
    }
    for (let other = 0; other <= k; other++) {
      let product = 0;
      for (let j = 0; j < size; j++) product += vector[j]! * vectors[other * size + j]!;
      orthogonality = Math.max(orthogonality, Math.abs(product - (other === k ? 1 : 0)));
    }
  }
  return { residual: residual / Math.max(1e-300, Math.abs(values[0]!)), orthogonality };
}

describe('symmetricEigen', () => {
  it.each([1, 2, 3, 4, 5, 10, 31, 32, 33, 34, 61, 64, 65, 66, 97, 127, 129, 194, 257])(
    'satisfies A v = λ v with orthonormal v at size %i',
    (size) => {
      const rng = createRng(`eigen/${size}`);
      const values = Float64Array.from({ length: size * 2 * size }, () => rng.normal());
      const error = largestError(gram(values, size, 2 * size), size);
      expect(error.residual).toBeLessThan(1e-14);
      expect(error.orthogonality).toBeLessThan(1e-14);
    },
  );

  it('keeps its accuracy for a rank-deficient, indefinite and badly scaled matrix', () => {
    const rng = createRng('deficient');
    const size = 40;
    const lowRank = gram(
      Float64Array.from({ length: size * 5 }, () => 1e9 * rng.normal()),
      size,
      5,
    );
    const other = gram(
      Float64Array.from({ length: size * 5 }, () => 1e9 * rng.normal()),
      size,
      5,
    );
    const error = largestError(
      lowRank.map((value, at) => value - other[at]!),
      size,
    );
    expect(error.residual).toBeLessThan(1e-12);
    expect(error.orthogonality).toBeLessThan(1e-12);
  });

  it('converges where all but one eigenvalue are rounding errors', () => {
    const rng = createRng('rank one');
    const size = 24;
    const column = Float64Array.from({ length: size }, () => Math.round(rng.uniform()));
    const error = largestError(gram(column, size, 1, { centre: true }), size);
    expect(error.residual).toBeLessThan(1e-14);
    expect(error.orthogonality).toBeLessThan(1e-13);
  });

  it('orders the values and fixes the signs', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect(values[0]).toBeCloseTo(3, 12);
    expect(values[1]).toBeCloseTo(1, 12);
    expect(vectors[0]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(vectors[1]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(vectors[2]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(vectors[3]).toBeCloseTo(-Math.SQRT1_2, 12);
  });

  it('gives zeros and the unit vectors for a zero matrix', () => {
    const { values, vectors } = symmetricEigen(new Float64Array(4), 2);
    expect(values).toEqual(new Float64Array(2));
    expect(vectors).toEqual(Float64Array.of(1, 0, 0, 1));
  });

  it('refuses a matrix that is not finite', () => {
    expect(() => symmetricEigen(Float64Array.of(1, NaN, NaN, 1), 2)).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: an eigenvalue did not converge; check the matrix for values that are not finite or are extremely large]`,
    );
  });
});

/** A matrix of which entries below the diagonal are given. */
function symmetric(size: number, entry: (i: number, j: number) => number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    return entry(Math.max(i, j), Math.min(i, j));
  });
}

describe('halves that are joined', () => {
  const couplings: Readonly<Record<string, Float64Array>> = {
    'of many equal values': symmetric(120, (i, j) => (i === j ? 3 : 2)),
    'of rank 20': gram(
      Float64Array.from({ length: 2400 }, (_, at) => Math.sin(at * at)),
      120,
      20,
    ),
    'of blocks that are hardly coupled (Wilkinson)': symmetric(126, (i, j) => {
      if (i === j) return Math.abs((i % 21) - 10);
      return i - j > 1 ? 0 : i % 21 === 0 ? 1e-9 : 1;
    }),
    'of twelve orders of magnitude': symmetric(120, (i, j) => 10 ** (-(i + j) / 20) * Math.cos(i * j)),
    'of negative and uncoupled parts': symmetric(120, (i, j) =>
      i === j ? (i % 5) - 2 : i - j === 60 ? 1 : 0,
    ),
  };
  it.each(Object.entries(couplings))('%s', (_, matrix) => {
    const error = largestError(matrix, Math.sqrt(matrix.length));
    expect(error.residual).toBeLessThan(1e-13);
    expect(error.orthogonality).toBeLessThan(1e-13);
  });

  it('have the known values of second differences', () => {
    const size = 200;
    const { values } = symmetricEigen(
      symmetric(size, (i, j) => (i === j ? 2 : i - j === 1 ? -1 : 0)),
      size,
    );
    values.forEach((value, k) => {
      expect(value).toBeCloseTo(2 + 2 * Math.cos(((k + 1) * Math.PI) / (size + 1)), 12);
    });
  });

  // numpy 2.4.6, eigvalsh
  const golden: [number, Readonly<Record<number, number>>][] = [
    [
      130,
      {
        0: 14.696537827430035,
        1: 14.556984056574608,
        2: 14.48785050884438,
        64: 3.3864301229730183,
        128: -8.62419699431662,
        129: -10.648050287612923,
      },
    ],
    [
      300,
      {
        0: 20.06279143430635,
        1: 18.653193960848764,
        2: 18.650645580014448,
        100: 14.940416173445705,
        150: 3.243732515605218,
        299: -16.302091001611377,
      },
    ],
  ];
  it.each(golden)('have the values that LAPACK finds, at size %i', (size, expected) => {
    const { values } = symmetricEigen(
      symmetric(size, (i, j) => Math.cos(i * j) + (i === j ? i % 7 : 0)),
      size,
    );
    for (const [k, value] of Object.entries(expected)) expect(values[Number(k)]).toBeCloseTo(value, 11);
  });
});
