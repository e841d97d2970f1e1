import { borrowKernels, returnKernels } from './kernel-memory.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;

/** A square matrix and the steps of its eigendecomposition, by SIMD. */
export interface SymmetricSteps {
  /** From one row of `matrix` to the next; a multiple of eight. */
  readonly width: number;
  readonly matrix: Float64Array;
  /** The v of a reflection I − s v vᵀ. */
  readonly vector: Float64Array;
  readonly sines: Float64Array;
  readonly cosines: Float64Array;
  /** A ← (I − s v vᵀ) A (I − s v vᵀ), the rows and columns from `first` on, lower triangle only. */
  readonly reflect: (first: number, scale: number) => void;
  /** Rows and columns from `first` on: A ← A (I − s v vᵀ). */
  readonly reflectRows: (first: number, scale: number) => void;
  /** Rotates rows i and i + 1 for i = last − 1, last − 2, …, as often as said, by the sines and cosines in that order. */
  readonly rotateRows: (last: number, count: number) => void;
}

/** Lets `work` use steps on a matrix of zeros, which it must not keep. */
export function withSymmetricSteps<T>(size: number, work: (steps: SymmetricSteps) => T): T {
  const width = rowWidth(size);
  const doubles = (size + 4) * width;
  const borrowed = borrowKernels(DOUBLE * doubles);
  const { kernels, memory } = borrowed;
  const steps = layout(size, width, new Float64Array(memory.buffer, 0, doubles).fill(0));
  const stride = DOUBLE * width;
  const [vector, product, sines, cosines] = [size, size + 1, size + 2, size + 3].map(
    (row) => row * stride,
  ) as [number, number, number, number];
  try {
    return work({
      ...steps,
      reflect: (first, scale) => {
        kernels.reflect(0, stride, size, first, vector, scale, product);
      },
      reflectRows: (first, scale) => {
        kernels.reflectRows(0, stride, size, first, vector, scale);
      },
      rotateRows: (last, count) => {
        kernels.rotateRows(0, stride, last, count, sines, cosines);
      },
    });
  } finally {
    returnKernels(borrowed);
  }
}

/** Rows a multiple of 4 KiB apart would share their places in the cache. */
export function rowWidth(size: number): number {
  return 8 * (Math.ceil(size / 8) | 1);
}

type Layout = Pick<SymmetricSteps, 'width' | 'matrix' | 'vector' | 'sines' | 'cosines'>;

function layout(size: number, width: number, all: Float64Array): Layout {
  const row = (index: number): Float64Array =>
    all.subarray((size + index) * width, (size + index + 1) * width);
  const matrix = all.subarray(0, size * width);
  return { width, matrix, vector: row(0), sines: row(2), cosines: row(3) };
}
