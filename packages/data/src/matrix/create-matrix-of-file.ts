import { DataError } from '../errors/data-error.js';
import { createMatrix, type MatrixParts } from './create-matrix.js';
import type { Matrix } from './matrix.js';

/**
 * Makes a matrix of what a file holds.
 * @throws DataError that names the file, where the parts do not fit together.
 */
export function createMatrixOfFile(file: string | undefined, parts: MatrixParts): Matrix {
  try {
    return createMatrix(parts);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError(
      error.problems.map((problem) => ({ ...problem, file })),
      { cause: error },
    );
  }
}
