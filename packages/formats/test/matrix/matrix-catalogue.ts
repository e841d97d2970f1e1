import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix } from '@snpress/data';

/** Matrices that every format must carry unharmed. */
export const matrixCatalogue: readonly { readonly name: string; readonly matrix: Matrix }[] = [
  {
    name: 'numbers',
    matrix: createMatrix({
      samples: ['s1', 's2', 's3'],
      features: ['f1', 'f2'],
      values: Float32Array.of(0, 1, 2, -0.5, 1e-7, 3.4e38),
    }),
  },
  {
    name: 'one cell',
    matrix: createMatrix({ samples: ['s'], features: ['f'], values: Float32Array.of(0.1) }),
  },
  {
    name: 'one missing cell',
    matrix: createMatrix({ samples: ['s'], features: ['f'], values: Float32Array.of(NaN) }),
  },
  {
    name: 'one sample, more features than a byte has bits',
    matrix: createMatrix({
      samples: ['s'],
      features: Array.from({ length: 11 }, (_, index) => `f${index}`),
      values: Float32Array.from({ length: 11 }, (_, index) => (index % 3 === 0 ? NaN : index)),
    }),
  },
  {
    name: 'many samples, one feature',
    matrix: createMatrix({
      samples: Array.from({ length: 17 }, (_, index) => `s${index}`),
      features: ['f'],
      values: Float32Array.from({ length: 17 }, (_, index) => (index === 8 ? NaN : Math.fround(index / 7))),
    }),
  },
  {
    name: 'extreme numbers and signed zero',
    matrix: createMatrix({
      samples: ['s1', 's2', 's3', 's4'],
      features: ['f'],
      values: Float32Array.of(1.401298464324817e-45, -3.4028234663852886e38, -0, 16777216),
    }),
  },
  {
    name: 'ids of every kind',
    matrix: createMatrix({
      samples: ['21_5_c', 'with space', 'with "quotes"', 'a,b', 'tab\there', 'Ωμέγα', ''.padEnd(3, ' ')],
      features: ['NA', '1.5', "O'Neill", 'a;b', '🧬', '#1'],
      values: Float32Array.from({ length: 42 }, (_, index) => index),
    }),
  },
];

/** The same alleles, known and unknown, for a matrix of any size. */
export function withAlleles(matrix: Matrix): Matrix {
  return createMatrix({
    ...matrix,
    alleles: {
      counted: matrix.features.map((_, index) => ['A', 'CTT', ''][index % 3]!),
      other: matrix.features.map((_, index) => ['G', '<DEL>'][index % 2]!),
    },
  });
}

/** The same matrix as dosages of haploid samples; its values need not be. */
export function withPloidy(matrix: Matrix): Matrix {
  return createMatrix({ ...matrix, ploidy: 1 });
}

/** The same feature positions, known and unknown, for a matrix of any size. */
export function withPositions(matrix: Matrix): Matrix {
  const { features } = matrix;
  return createMatrix({
    ...matrix,
    positions: {
      chromosome: features.map((_, index) => (index % 4 === 3 ? '' : `chr${index % 3}`)),
      start: Float64Array.from(features, (_, index) => (index % 4 === 3 ? NaN : 1000 + index)),
      end: Float64Array.from(features, (_, index) => (index % 4 === 3 ? NaN : 900 + 300 * (index % 2))),
    },
  });
}
