import { borrowKernels, returnKernels } from './kernel-memory.js';

const SINGLE = Float32Array.BYTES_PER_ELEMENT;
/** Rows and inputs that go through the memory together. */
const ROWS = 512;
const INPUTS = 4096;

/** Floats of a row whose length the kernels can work with. */
export const padded = (length: number): number => Math.ceil(length / 8) * 8;

/** A row-major table of single precision. */
interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/**
 * x · w in single precision by SIMD, rows × units.
 * @param w columns of x × units, row-major
 */
export function layerProduct(x: Table, w: Float32Array, units: number): Float32Array {
  const block = Math.min(INPUTS, x.columns);
  const stride = padded(block);
  const width = padded(units);
  const rows = Math.ceil(Math.min(ROWS, x.rows) / 4) * 4;
  const weights = rows * stride;
  const zeros = weights + block * width;
  const sums = zeros + width;
  const borrowed = borrowKernels(SINGLE * (sums + rows * width));
  const memory = new Float32Array(borrowed.memory.buffer, 0, sums + rows * width).fill(0);
  const result = new Float32Array(x.rows * units);
  for (let from = 0; from < x.columns; from += block) {
    const inputs = Math.min(block, x.columns - from);
    for (let input = 0; input < inputs; input++)
      memory.set(w.subarray((from + input) * units, (from + input + 1) * units), weights + input * width);
    for (let first = 0; first < x.rows; first += rows) {
      const count = Math.min(rows, x.rows - first);
      for (let row = 0; row < count; row++) {
        const at = (first + row) * x.columns + from;
        memory.set(x.values.subarray(at, at + inputs), row * stride);
      }
      const [strideBytes, widthBytes] = [SINGLE * stride, SINGLE * width];
      borrowed.kernels.forwardLayer(
        ...([0, strideBytes, Math.ceil(count / 4) * 4, SINGLE * weights] as const),
        ...([inputs, widthBytes, SINGLE * zeros, 0, SINGLE * sums] as const),
      );
      for (let row = 0; row < count; row++) {
        const to = (first + row) * units;
        for (let unit = 0; unit < units; unit++) result[to + unit]! += memory[sums + row * width + unit]!;
      }
    }
  }
  returnKernels(borrowed);
  return result;
}
