import { readGenotypes } from '@snpress/formats/readers/read-genotypes';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import type { MatrixReading } from '@snpress/data';
import type { ReadMatrixOptions } from '@snpress/formats';

/** Reads a matrix of any kind or, of several files, their genotypes joined. */
export async function readFiles(
  paths: readonly string[],
  reading: ReadMatrixOptions,
): Promise<MatrixReading> {
  if (paths.length === 1) return readMatrix(paths[0]!, reading);
  return readGenotypes(paths.map((path) => ({ path, reading })));
}
