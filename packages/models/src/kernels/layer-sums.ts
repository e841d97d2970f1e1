import type { PlainLayer } from '../contract/plain-layer.js';
import { borrowKernels, hasSimd, returnKernels } from './kernel-memory.js';

const [SINGLE, DOUBLE] = [Float32Array.BYTES_PER_ELEMENT, Float64Array.BYTES_PER_ELEMENT];
/** Rows and inputs that go through the memory together: of the inputs, what rows and some units have stays in the nearest cache. */
const ROWS = 128;
const INPUTS = 128;

/** Values by sample (row-major), in double precision. */
export interface Units {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** The sums of a layer for what is below it, each in the order of its inputs: with SIMD and without it the same to the last bit. */
export function layerSums(below: Units, layer: PlainLayer): Units {
  const values = hasSimd ? sumsOfBlocks(below, layer) : plainLayerSums(below, layer);
  return { rows: below.rows, columns: layer.outputs, values };
}

/** rows × outputs. */
export function plainLayerSums({ rows, columns, values }: Units, layer: PlainLayer): Float64Array {
  const { outputs, weights, bias } = layer;
  const result = new Float64Array(rows * outputs);
  for (let row = 0, to = 0; row < rows; row++, to += outputs) {
    result.set(bias, to);
    for (let column = 0, from = 0; column < columns; column++, from += outputs) {
      const value = values[row * columns + column]!;
      for (let unit = 0; unit < outputs; unit++) result[to + unit]! += value * weights[from + unit]!;
    }
  }
  return result;
}

function sumsOfBlocks(
  { rows, columns, values }: Units,
  { outputs, weights, bias }: PlainLayer,
): Float64Array {
  const width = Math.ceil(outputs / 4) * 4;
  const most = Math.ceil(Math.min(ROWS, rows) / 4) * 4;
  const x = DOUBLE * most * width;
  const w = x + DOUBLE * most * INPUTS;
  const borrowed = borrowKernels(w + SINGLE * INPUTS * width);
  const { buffer } = borrowed.memory;
  const sums = new Float64Array(buffer, 0, most * width);
  const own = new Float64Array(buffer, x, most * INPUTS).fill(0);
  const ownWeights = new Float32Array(buffer, w, INPUTS * width).fill(0);
  const result = new Float64Array(rows * outputs);
  for (let first = 0; first < rows; first += most) {
    const count = Math.min(most, rows - first);
    sums.fill(0);
    for (let row = 0; row < count; row++) sums.set(bias, row * width);
    for (let from = 0; from < columns; from += INPUTS) {
      const inputs = Math.min(INPUTS, columns - from);
      for (let input = 0; input < inputs; input++)
        ownWeights.set(
          weights.subarray((from + input) * outputs, (from + input + 1) * outputs),
          input * width,
        );
      for (let row = 0; row < count; row++) {
        const at = (first + row) * columns + from;
        own.set(values.subarray(at, at + inputs), row * INPUTS);
      }
      const blocks = [x, DOUBLE * INPUTS, Math.ceil(count / 4) * 4, w, inputs, SINGLE * width, 0] as const;
      borrowed.kernels.addLayerSums(...blocks);
    }
    for (let row = 0; row < count; row++)
      result.set(sums.subarray(row * width, row * width + outputs), (first + row) * outputs);
  }
  returnKernels(borrowed);
  return result;
}
