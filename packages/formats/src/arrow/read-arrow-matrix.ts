import { readWholeFile } from '../files/read-whole-file.js';
import type { Matrix } from '@snpress/data';
import { decodeMatrix } from '@snpress/data/arrow/decode-matrix';

/**
 * Reads a matrix from an Arrow IPC file; the values are a view on the file's bytes where the file is one of ours.
 * @throws DataError where the file cannot be read or is not an Arrow IPC file of a matrix.
 */
export async function readArrowMatrix(path: string): Promise<Matrix> {
  return decodeMatrix(await readWholeFile(path), path);
}
