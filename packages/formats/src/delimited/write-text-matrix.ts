import type { Matrix } from '@snpress/data';
import { textMatrixLines } from '../text-matrix/text-matrix-lines.js';
import type { WriteTextOptions } from '../text/write-text-options.js';
import { writeLines } from '../text/write-lines.js';

/**
 * Writes a matrix as text, features in rows, under a header line `id` and the sample ids; compressed where the path
 * ends in `.gz`. `readMatrix` reads the same values back. Positions are not written.
 * @throws DataError where an id holds a line break or a value is infinite: text cannot say it.
 */
export async function writeTextMatrix(
  path: string,
  matrix: Matrix,
  { delimiter, missing, ...options }: WriteTextOptions = {},
): Promise<void> {
  await writeLines(path, textMatrixLines(matrix, path, { delimiter, missing }), options);
}
