/**
 * Copies `width` features of a feature-major matrix into row-major order (`target[row * width + feature]`), so that
 * products of rows read contiguous memory.
 */
export function packRows(
  values: Float32Array | Float64Array,
  rows: number,
  firstFeature: number,
  width: number,
  target: Float64Array,
  centre: boolean,
): void {
  for (let t = 0; t < width; t++) {
    const at = (firstFeature + t) * rows;
    let mean = 0;
    if (centre) {
      for (let i = 0; i < rows; i++) mean += values[at + i]!;
      mean /= rows;
    }
    for (let i = 0; i < rows; i++) target[i * width + t] = values[at + i]! - mean;
  }
}
