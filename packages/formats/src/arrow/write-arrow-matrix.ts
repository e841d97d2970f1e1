import { writeAtomically } from '../files/write-atomically.js';
import type { WritingOptions } from '../files/writing-options.js';
import type { Matrix } from '@snpress/data';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';

/** Writes a matrix as an Arrow IPC file: the whole file or, where writing fails, none. */
export async function writeArrowMatrix(
  path: string,
  matrix: Matrix,
  options?: WritingOptions,
): Promise<void> {
  await writeAtomically(path, [await encodeMatrix(matrix)], options);
}
