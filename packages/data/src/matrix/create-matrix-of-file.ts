import { DataError } from '../errors/data-error.js';
import { createMatrix, type MatrixParts } from './create-matrix.js';

/**
 * Makes a matrix of what a file holds.
 * @throws DataError that names the file, where the parts do not fit together.
 */
export function createMatrixOfFile<Values extends ArrayLike<number> = Float32Array>(
  file: string | undefined,
  parts: MatrixParts<Values>,
): ReturnType<typeof createMatrix<Values>> {
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
