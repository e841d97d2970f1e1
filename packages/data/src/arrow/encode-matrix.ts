import { toCalls } from '../markers/to-calls.js';
import type { StoredMatrix } from '../markers/stored-matrix.js';
import { encodeColumns } from './encode-columns.js';
import { loadArrow } from './load-arrow.js';
import { matrixColumns, matrixMetadata } from './matrix-columns.js';

/** How a matrix is stored, where not by default. */
export interface EncodeMatrixOptions {
  /** Whether values that are all whole copies (0, 1, 2) are stored as hard calls, one byte each. Default: as they are. */
  readonly calls?: boolean | undefined;
  /** Whether hard calls take two bits each, for `decodeStoredMatrix` alone. Default: one byte, as any reader of Arrow can make use of. */
  readonly packed?: boolean | undefined;
}

/**
 * Encodes a matrix as an Arrow IPC file, one row per feature: `id`, then `chromosome`, `start` and `end` where
 * positions are known, `counted_allele` and `other_allele` where alleles are, `gene` and `context` of several contexts, and `values`, a fixed-size list of one
 * Float32 per sample, or of one Int8 where the values are hard calls. Missing values are nulls, and NaN, or -1, in the slots under them. Equal matrices give equal bytes.
 */
export async function encodeMatrix(
  matrix: StoredMatrix,
  { calls = false, packed }: EncodeMatrixOptions = {},
): Promise<Uint8Array> {
  const arrow = await loadArrow();
  const { values } = matrix;
  const stored = calls && values instanceof Float32Array ? (toCalls(values) ?? values) : values;
  return encodeColumns(
    arrow,
    matrixColumns(arrow, { ...matrix, values: stored }, { packed }),
    matrix.features.length,
    matrixMetadata(matrix),
  );
}
