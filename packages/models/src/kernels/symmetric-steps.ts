import { borrowKernels, returnKernels } from './kernel-memory.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;

/** A square matrix and the steps of its eigendecomposition, by SIMD where there is some. */
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
  const width = widthOf(size);
  const doubles = (size + 4) * width;
  const borrowed = borrowKernels(DOUBLE * doubles);
  if (borrowed === undefined) return work(plainSymmetricSteps(size));
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
function widthOf(size: number): number {
  return 8 * (Math.ceil(size / 8) | 1);
}

type Layout = Pick<SymmetricSteps, 'width' | 'matrix' | 'vector' | 'sines' | 'cosines'>;

function layout(size: number, width: number, all: Float64Array): Layout & { readonly product: Float64Array } {
  const row = (index: number): Float64Array =>
    all.subarray((size + index) * width, (size + index + 1) * width);
  const matrix = all.subarray(0, size * width);
  return { width, matrix, vector: row(0), product: row(1), sines: row(2), cosines: row(3) };
}

/** The same, to rounding, in plain TypeScript. */
export function plainSymmetricSteps(size: number): SymmetricSteps {
  const width = widthOf(size);
  const { product, ...steps } = layout(size, width, new Float64Array((size + 4) * width));
  const { matrix, vector: v, sines, cosines } = steps;
  return {
    ...steps,
    reflect(first, scale) {
      product.fill(0, first);
      for (let i = first; i < size; i++) {
        const row = i * width;
        const vi = v[i]!;
        let sum = matrix[row + i]! * vi;
        for (let j = first; j < i; j++) {
          const a = matrix[row + j]!;
          sum += a * v[j]!;
          product[j]! += a * vi;
        }
        product[i]! += sum;
      }
      let along = 0;
      for (let i = first; i < size; i++) along += product[i]! * v[i]!;
      const shift = (scale * scale * along) / 2;
      for (let i = first; i < size; i++) product[i] = scale * product[i]! - shift * v[i]!;
      for (let i = first; i < size; i++) {
        const row = i * width;
        for (let j = first; j <= i; j++) matrix[row + j]! -= v[i]! * product[j]! + product[i]! * v[j]!;
      }
    },
    reflectRows(first, scale) {
      for (let i = first; i < size; i++) {
        const row = i * width;
        let along = 0;
        for (let j = first; j < size; j++) along += matrix[row + j]! * v[j]!;
        along *= scale;
        for (let j = first; j < size; j++) matrix[row + j]! -= along * v[j]!;
      }
    },
    rotateRows(last, count) {
      for (let at = 0; at < count; at++) {
        const lower = (last - at) * width;
        const upper = lower - width;
        for (let k = 0; k < size; k++) {
          const a = matrix[upper + k]!;
          const b = matrix[lower + k]!;
          matrix[lower + k] = sines[at]! * a + cosines[at]! * b;
          matrix[upper + k] = cosines[at]! * a - sines[at]! * b;
        }
      }
    },
  };
}
