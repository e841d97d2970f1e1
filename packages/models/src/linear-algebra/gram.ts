import { crossGram } from './cross-gram.js';
import { featureMeans } from './feature-means.js';

/** How `gram` treats the features. */
export interface GramOptions {
  /** Subtract each feature's mean over the rows first. Default false. */
  readonly centre?: boolean;
}

/**
 * The Gram matrix X Xᵀ of the rows (samples) of a feature-major matrix.
 *
 * @param values - rows × columns, feature-major: feature `j` is `values[j * rows … (j + 1) * rows − 1]`.
 * @returns rows × rows, symmetric to the last bit; sums run in double precision.
 */
export function gram(
  values: Float32Array | Float64Array,
  rows: number,
  columns: number,
  { centre = false }: GramOptions = {},
): Float64Array {
  const means = centre ? featureMeans(values, rows, columns) : undefined;
  return crossGram(values, rows, values, rows, columns, means);
}
