import { DataError } from '../errors/data-error.js';
import type { DataProblem } from '../errors/data-problem.js';
import { createMatrix, type MatrixParts } from './create-matrix.js';
import type { Matrix } from './matrix.js';

/** What is known of the rows and columns; ids that are left out are `sample1`, `feature1` and so on. */
export interface MatrixOfOptions extends Partial<Omit<MatrixParts, 'values'>> {
  /** Numbers of samples and features, where the values are one array. */
  readonly shape?: readonly [samples: number, features: number] | undefined;
}

/**
 * A matrix of plain numbers: an array per sample, or one array with its `shape`, sample after sample. What is null or NaN is missing.
 * The values are copied.
 * @throws DataError where rows differ in length, or numbers, shape and ids do not fit together.
 * @example
 * const genotypes = matrixOf([[0, 1, 2], [2, null, 0]], { samples: ['ann', 'bob'], ploidy: 2 });
 * const expression = matrixOf(Float64Array.of(1.5, 2.5), { shape: [2, 1] });
 */
export function matrixOf(
  rows: readonly ArrayLike<number | null>[] | Float32Array | Float64Array,
  { shape, samples, features, ...details }: MatrixOfOptions = {},
): Matrix {
  const isFlat = ArrayBuffer.isView(rows);
  if (isFlat && shape === undefined) {
    throw new DataError({
      code: 'no-shape',
      message: `${rows.length} values in one array have no shape`,
      hint: 'Give shape: [samples, features], or an array per sample',
    });
  }
  const [height, width] = isFlat ? shape! : [rows.length, rows[0]?.length ?? 0];
  const problems = isFlat ? sizeProblems(rows, height, width) : lengthProblems(rows, width);
  if (problems.length > 0) throw new DataError(problems);
  const values = new Float32Array(height * width);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = isFlat ? rows[row * width + column]! : rows[row]![column];
      values[column * height + row] = value ?? NaN;
    }
  }
  return createMatrix({
    ...details,
    samples: samples ?? numbered('sample', height),
    features: features ?? numbered('feature', width),
    values,
  });
}

function numbered(noun: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${noun}${index + 1}`);
}

function sizeProblems({ length }: ArrayLike<number>, height: number, width: number): DataProblem[] {
  if (length === height * width) return [];
  return [
    {
      code: 'wrong-size',
      message: `${height} samples × ${width} features need ${height * width} values, not ${length}`,
    },
  ];
}

function lengthProblems(rows: readonly ArrayLike<unknown>[], width: number): DataProblem[] {
  return rows.flatMap(({ length }, row) =>
    length === width
      ? []
      : [{ code: 'ragged-row', message: `Row ${row + 1} has ${length} values where row 1 has ${width}` }],
  );
}
