import type { Matrix } from '../matrix/matrix.js';
import { encodeColumns } from './encode-columns.js';
import { loadArrow } from './load-arrow.js';
import { matrixColumns, matrixMetadata } from './matrix-columns.js';

/**
 * Encodes a matrix as an Arrow IPC file, one row per feature: `id`, then `chromosome`, `start` and `end` where
 * positions are known, `counted_allele` and `other_allele` where alleles are, and `values`, a fixed-size list of one
 * Float32 per sample. Missing values are nulls, and NaN in the slots under them. Equal matrices give equal bytes.
 */
export async function encodeMatrix(matrix: Matrix): Promise<Uint8Array> {
  const arrow = await loadArrow();
  return encodeColumns(arrow, matrixColumns(arrow, matrix), matrix.features.length, matrixMetadata(matrix));
}
