import { writeAtomically } from '../files/write-atomically.js';
import type { WritingOptions } from '../files/writing-options.js';
import type { StoredMatrix } from '@snpress/data';
import { encodeMatrix, type EncodeMatrixOptions } from '@snpress/data/arrow/encode-matrix';

/** How a matrix is stored, and how the writing is watched. */
export type WriteArrowOptions = WritingOptions & EncodeMatrixOptions;

/** Writes a matrix as an Arrow IPC file: the whole file or, where writing fails, none. */
export async function writeArrowMatrix(
  path: string,
  matrix: StoredMatrix,
  { calls, packed, ...options }: WriteArrowOptions = {},
): Promise<void> {
  await writeAtomically(path, [await encodeMatrix(matrix, { calls, packed })], options);
}
