import { borrowKernels, returnKernels, type KernelMemory } from './kernel-memory.js';
import { mirror } from './mirror.js';

const DOUBLE = 8;
/** Rows that go through the memory together, a multiple of four. */
const BLOCK = 128;

/**
 * A Bᵀ by SIMD, as `multiplyTransposed`, each sum in the order of the values. Of the product of a matrix with itself,
 * one triangle is computed.
 */
export function multiplyBlocks(
  a: Float64Array,
  rowsA: number,
  b: Float64Array,
  rowsB: number,
  inner: number,
  result: Float32Array | Float64Array,
): void {
  const symmetric = a === b && rowsA === rowsB;
  const columns = fours(rowsB);
  const left = DOUBLE * inner * columns;
  const product = left + DOUBLE * inner * Math.max(BLOCK, columns);
  const borrowed = borrowKernels(product + DOUBLE * BLOCK * columns);
  const { kernels, memory } = borrowed;
  write(borrowed, left, b.subarray(0, rowsB * inner), (columns - rowsB) * inner);
  kernels.interleave(left, columns, inner, 0);
  const out = new Float64Array(memory.buffer, product, BLOCK * columns);
  for (let first = 0; first < rowsA; first += BLOCK) {
    const rows = Math.min(BLOCK, rowsA - first);
    write(borrowed, left, a.subarray(first * inner, (first + rows) * inner), (fours(rows) - rows) * inner);
    const width = symmetric ? fours(first + rows) : columns;
    out.fill(0, 0, fours(rows) * width);
    kernels.multiply(left, DOUBLE * inner, fours(rows), 0, width, inner, product, DOUBLE * width);
    for (let row = 0; row < rows; row++) {
      const end = symmetric ? first + rows : rowsB;
      result.set(out.subarray(row * width, row * width + end), (first + row) * rowsB);
    }
  }
  if (symmetric) mirror(result, rowsA);
  returnKernels(borrowed);
}

/**
 * vᵀ M v for many vectors, where M = Rᵀ R: the squared lengths of R v, at half the cost of the product with M.
 *
 * @param upper - R, size × size upper triangular, row-major.
 * @param vectors - count × size, row-major.
 * @param result - receives `count` numbers from `offset` on.
 */
export function quadraticForms(
  upper: Float64Array,
  size: number,
  vectors: Float64Array,
  count: number,
  result: Float64Array,
  offset: number,
): void {
  const rows = fours(size);
  const block = DOUBLE * rows * size;
  const interleaved = block + DOUBLE * BLOCK * size;
  const sums = interleaved + DOUBLE * BLOCK * size;
  const borrowed = borrowKernels(sums + DOUBLE * BLOCK);
  const { kernels, memory } = borrowed;
  write(borrowed, 0, upper.subarray(0, size * size), (rows - size) * size);
  for (let first = 0; first < count; first += BLOCK) {
    const length = Math.min(BLOCK, count - first);
    const padding = fours(length) - length;
    write(borrowed, block, vectors.subarray(first * size, (first + length) * size), padding * size);
    kernels.interleave(block, length + padding, size, interleaved);
    kernels.quadraticForms(0, rows, size, interleaved, length + padding, sums);
    result.set(new Float64Array(memory.buffer, sums, length), offset + first);
  }
  returnKernels(borrowed);
}

function fours(count: number): number {
  return Math.ceil(count / 4) * 4;
}

/** Copies values into the memory, followed by so many zeros. */
function write({ memory }: KernelMemory, offset: number, values: Float64Array, zeros: number): void {
  const target = new Float64Array(memory.buffer, offset, values.length + zeros);
  target.set(values);
  target.fill(0, values.length);
}
