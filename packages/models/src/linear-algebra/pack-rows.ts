/**
 * Copies `width` features of a feature-major matrix into row-major order (`target[row * width + feature]`), so that
 * products of rows read contiguous memory.
 *
 * @param means - one per feature of the whole matrix, subtracted on the way.
 */
export function packRows(
  values: Float32Array | Float64Array,
  rows: number,
  firstFeature: number,
  width: number,
  target: Float64Array,
  means?: Float64Array,
): void {
  for (let t = 0; t < width; t++) {
    const at = (firstFeature + t) * rows;
    const mean = means?.[firstFeature + t] ?? 0;
    for (let i = 0; i < rows; i++) target[i * width + t] = values[at + i]! - mean;
  }
}
