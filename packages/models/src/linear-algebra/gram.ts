import { featureMeans } from './feature-means.js';
import { packRows } from './pack-rows.js';

const PANEL = 192;

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
  const result = new Float64Array(rows * rows);
  const means = centre ? featureMeans(values, rows, columns) : undefined;
  const panel = new Float64Array(rows * PANEL);
  for (let first = 0; first < columns; first += PANEL) {
    const width = Math.min(PANEL, columns - first);
    packRows(values, rows, first, width, panel, means);
    addLowerProducts(result, panel, rows, width);
  }
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < i; k++) result[k * rows + i] = result[i * rows + k]!;
  }
  return result;
}

/** result[i, k] += panel row i · panel row k for k ≤ i (and a few above the diagonal), in 2 × 4 tiles. */
function addLowerProducts(result: Float64Array, panel: Float64Array, rows: number, width: number): void {
  for (let i = 0; i < rows; i += 2) {
    const a0 = i * width;
    const a1 = Math.min(i + 1, rows - 1) * width;
    for (let k = 0; k <= i + 1 && k < rows; k += 4) {
      const last = rows - 1;
      const b0 = k * width;
      const b1 = Math.min(k + 1, last) * width;
      const b2 = Math.min(k + 2, last) * width;
      const b3 = Math.min(k + 3, last) * width;
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      for (let t = 0; t < width; t++) {
        const x0 = panel[a0 + t]!;
        const x1 = panel[a1 + t]!;
        const y0 = panel[b0 + t]!;
        const y1 = panel[b1 + t]!;
        const y2 = panel[b2 + t]!;
        const y3 = panel[b3 + t]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s03 += x0 * y3;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s13 += x1 * y3;
      }
      addTile(result, i, k, rows, s00, s01, s02, s03);
      if (i + 1 < rows) addTile(result, i + 1, k, rows, s10, s11, s12, s13);
    }
  }
}

function addTile(
  result: Float64Array,
  row: number,
  column: number,
  rows: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  const at = row * rows + column;
  result[at]! += s0;
  if (column + 1 < rows) result[at + 1]! += s1;
  if (column + 2 < rows) result[at + 2]! += s2;
  if (column + 3 < rows) result[at + 3]! += s3;
}
