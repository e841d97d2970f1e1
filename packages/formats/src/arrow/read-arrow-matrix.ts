import { readWholeFile } from '../files/read-whole-file.js';
import type { Matrix, StoredMatrix } from '@snpress/data';
import { decodeMatrix, decodeStoredMatrix } from '@snpress/data/arrow/decode-matrix';

/**
 * Reads a matrix from an Arrow IPC file; the values are a view on the file's bytes where the file is one of ours.
 * @throws DataError where the file cannot be read or is not an Arrow IPC file of a matrix.
 */
export async function readArrowMatrix(path: string): Promise<Matrix> {
  return decodeMatrix(await readWholeFile(path), path);
}

/**
 * Reads a matrix with its values as they are stored: hard calls stay one byte each.
 * @throws DataError where the file cannot be read or is not an Arrow IPC file of a matrix.
 */
export async function readStoredMatrix(path: string): Promise<StoredMatrix> {
  return decodeStoredMatrix(await readWholeFile(path), path);
}
