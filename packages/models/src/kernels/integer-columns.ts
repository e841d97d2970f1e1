import { borrowKernels, returnKernels } from './kernel-memory.js';

/** 16-bit values in a vector of 128 bits. */
const LANES = 8;
const BYTES = 2;
/** No product is above it. */
const UNREACHED = 2 ** 31 - 1;

/** Columns of 16-bit integers and a vector to multiply them with; no product may need more than 32 bits. */
export interface IntegerColumns {
  /** From one column to the next in `values`; what lies between the end of a column and the next is zero. */
  readonly stride: number;
  readonly values: Int16Array;
  readonly vector: Int16Array;
  /** What the last `above` found. */
  readonly found: Int32Array;
  /** The largest magnitude of a product. */
  largest(): number;
  /** Lists the columns whose product is above a limit ≥ 0 in magnitude, in order, in `found`; returns how many. */
  above(limit: number): number;
  /** Lets others use the memory; nothing here may be used any more. */
  release(): void;
}

/** All zero at first. */
export function integerColumns(length: number, count: number): IntegerColumns {
  const stride = Math.ceil(length / LANES) * LANES;
  const padded = Math.ceil(count / 4) * 4;
  const width = stride * BYTES;
  const vector = padded * width;
  const found = vector + width;
  const most = found + padded * Int32Array.BYTES_PER_ELEMENT;
  const bytes = most + 4 * Int32Array.BYTES_PER_ELEMENT;
  const borrowed = borrowKernels(bytes);
  const { kernels, memory } = borrowed;
  new Uint8Array(memory.buffer, 0, bytes).fill(0);
  const largest = new Int32Array(memory.buffer, most, 4);
  const screen = (limit: number): number => kernels.screen(0, width, padded, vector, limit, found, most);
  return {
    stride,
    values: new Int16Array(memory.buffer, 0, padded * stride),
    vector: new Int16Array(memory.buffer, vector, stride),
    found: new Int32Array(memory.buffer, found, padded),
    largest() {
      screen(UNREACHED);
      return Math.max(...largest);
    },
    above: screen,
    release() {
      returnKernels(borrowed);
    },
  };
}
