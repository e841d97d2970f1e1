import { borrowKernels, returnKernels } from './kernel-memory.js';
import { rowWidth } from './row-width.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
/** Doubles of room that the kernel needs for each row. */
const SPACE = 3 * 64;

/** A = Q T Qᵀ with T tridiagonal and Q the product of the reflections I − s v vᵀ, the first on the left. */
export interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** `offDiagonal[k]` couples k and k + 1; the last entry is 0. */
  readonly offDiagonal: Float64Array;
  /** size × size: the vectors v, one per row, which are 0 up to the diagonal. */
  readonly reflectors: Float64Array;
  /** The numbers s, of which the last is 0. */
  readonly scales: Float64Array;
}

/**
 * Householder reduction of a symmetric matrix (lower triangle) over `divisor`, which makes its largest entry 1 in magnitude, to tridiagonal
 * form, by SIMD.
 */
export function tridiagonalise(source: Float64Array, size: number, divisor: number): Tridiagonal {
  const width = rowWidth(size);
  const offDiagonalAt = width * width;
  const scalesAt = offDiagonalAt + width;
  const spaceAt = scalesAt + width;
  const doubles = spaceAt + SPACE * (width + 1) + 2 * width;
  const borrowed = borrowKernels(DOUBLE * doubles);
  const all = new Float64Array(borrowed.memory.buffer, 0, doubles);
  for (let row = 0, at = 0; row < size; row++) {
    const end = row * width + row;
    for (let to = row * width; to <= end; to++) all[to] = source[at++]! / divisor;
    at += size - row - 1;
    all.fill(0, end + 1, (row + 1) * width);
  }
  all.fill(0, size * width, spaceAt);
  borrowed.kernels.tridiagonalise(
    ...([0, DOUBLE * width, size, DOUBLE * offDiagonalAt, DOUBLE * scalesAt, DOUBLE * spaceAt] as const),
  );
  const diagonal = Float64Array.from({ length: size }, (_, k) => all[k * (width + 1)]!);
  const reflectors = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    reflectors.set(all.subarray(row * (width + 1) + 1, row * width + size), row * (size + 1) + 1);
  const result = {
    diagonal,
    offDiagonal: all.slice(offDiagonalAt, offDiagonalAt + size),
    reflectors,
    scales: all.slice(scalesAt, scalesAt + size),
  };
  returnKernels(borrowed);
  return result;
}
