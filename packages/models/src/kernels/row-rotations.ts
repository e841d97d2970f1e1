import { borrowKernels, returnKernels } from './kernel-memory.js';
import { rowWidth } from './row-width.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;

/** A square matrix and the rotations of neighbouring rows, by SIMD. */
export interface RowRotations {
  /** From one row of `matrix` to the next. */
  readonly width: number;
  readonly matrix: Float64Array;
  readonly sines: Float64Array;
  readonly cosines: Float64Array;
  /** Rotates rows i and i + 1 for i = last − 1, last − 2, …, as often as said, by the sines and cosines in that order. */
  readonly rotateRows: (last: number, count: number) => void;
}

/** Lets `work` rotate the rows of a matrix of zeros, which it must not keep. */
export function withRowRotations<T>(size: number, work: (rotations: RowRotations) => T): T {
  const width = rowWidth(size);
  const doubles = (size + 2) * width;
  const borrowed = borrowKernels(DOUBLE * doubles);
  const { kernels, memory } = borrowed;
  const all = new Float64Array(memory.buffer, 0, doubles).fill(0);
  const sines = size * width;
  const cosines = sines + width;
  try {
    return work({
      width,
      matrix: all.subarray(0, sines),
      sines: all.subarray(sines, cosines),
      cosines: all.subarray(cosines),
      rotateRows: (last, count) => {
        kernels.rotateRows(0, DOUBLE * width, last, count, DOUBLE * sines, DOUBLE * cosines);
      },
    });
  } finally {
    returnKernels(borrowed);
  }
}
