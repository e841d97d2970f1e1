import { borrowKernels, type KernelMemory, returnKernels } from './kernel-memory.js';
import { rowWidth } from './row-width.js';
import type { Tridiagonal } from './tridiagonalise.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
/** Reflections that are applied together. */
const PANEL = 64;
/** Vectors that are reflected together. */
const BLOCK = 128;

/**
 * Turns vectors, one per row, from the coordinates of T to those of A = Q T Qᵀ, in place: each becomes Q times itself. Of a panel of
 * reflections, Q is I − V S Vᵀ (Schreiber & Van Loan 1989), so that nearly all is in products of matrices.
 *
 * @param triangular - vector k is 0 beyond its number k; the first k + 1 panels of others are left out.
 */
export function reflectBack(reduced: Tridiagonal, vectors: Float64Array, triangular = false): void {
  const size = reduced.scales.length;
  const count = vectors.length / size;
  const width = rowWidth(size);
  const panels = panelsOf(size);
  const sumsAt = BLOCK * width;
  const packedAt = sumsAt + BLOCK * PANEL;
  const end = panels.reduce((sum, { length }) => sum + 2 * PANEL * length, packedAt);
  const borrowed = borrowKernels(DOUBLE * (end + 2 * PANEL * (width + PANEL)));
  const { kernels, memory } = borrowed;
  pack(borrowed, reduced, panels, packedAt, end);
  const block = new Float64Array(memory.buffer, 0, sumsAt);
  const sums = new Float64Array(memory.buffer, DOUBLE * sumsAt, BLOCK * PANEL);
  for (let row = 0; row < count; row += BLOCK) {
    const rows = Math.min(BLOCK, count - row);
    block.fill(0);
    for (let k = 0; k < rows; k++)
      block.set(vectors.subarray((row + k) * size, (row + k + 1) * size), k * width);
    for (const { first, length, at } of panels) {
      if (triangular && first >= row + rows) continue;
      const [reflectors, turned] = [packedAt + at, packedAt + at + PANEL * length];
      const four = 4 * Math.ceil(rows / 4);
      sums.fill(0);
      kernels.multiply(
        ...([DOUBLE * first, DOUBLE * width, four, DOUBLE * reflectors, PANEL, length] as const),
        ...([DOUBLE * sumsAt, DOUBLE * PANEL] as const),
      );
      kernels.multiply(
        ...([DOUBLE * sumsAt, DOUBLE * PANEL, four, DOUBLE * turned, length, PANEL] as const),
        ...([DOUBLE * first, DOUBLE * width] as const),
      );
    }
    for (let k = 0; k < rows; k++) vectors.set(block.subarray(k * width, k * width + size), (row + k) * size);
  }
  returnKernels(borrowed);
}

/** Reflections from number `first` on, which act on `length` coordinates from there on, made a multiple of four. */
interface Panel {
  readonly first: number;
  readonly length: number;
  /** Where its factors lie, from that of the last panel on. */
  readonly at: number;
}

/** The last first, as they act on a vector. */
function panelsOf(size: number): readonly Panel[] {
  const panels: Panel[] = [];
  let at = 0;
  for (let first = PANEL * Math.floor(Math.max(0, size - 1) / PANEL); first >= 0; first -= PANEL) {
    const length = 4 * Math.ceil((size - first) / 4);
    panels.push({ first, length, at });
    at += 2 * PANEL * length;
  }
  return panels;
}

/** Writes the interleaved factors Vᵀ and −V S of every panel. */
function pack(
  { kernels, memory }: KernelMemory,
  { reflectors, scales }: Tridiagonal,
  panels: readonly Panel[],
  packedAt: number,
  roomAt: number,
): void {
  const size = scales.length;
  for (const { first, length, at } of panels) {
    const count = Math.min(PANEL, size - first);
    const rows = new Float64Array(memory.buffer, DOUBLE * roomAt, PANEL * length).fill(0);
    for (let k = 0; k < count; k++)
      rows.set(reflectors.subarray((first + k) * size + first, (first + k + 1) * size), k * length);
    const vAt = packedAt + at;
    kernels.interleave(DOUBLE * roomAt, PANEL, length, DOUBLE * vAt);
    const productsAt = roomAt + PANEL * length;
    const products = new Float64Array(memory.buffer, DOUBLE * productsAt, PANEL * PANEL).fill(0);
    kernels.multiply(
      ...([DOUBLE * roomAt, DOUBLE * length, PANEL, DOUBLE * vAt, PANEL, length] as const),
      ...([DOUBLE * productsAt, DOUBLE * PANEL] as const),
    );
    const factor = triangularFactor(products, scales.subarray(first, first + count));
    products.set(factor);
    const turnedAt = vAt + PANEL * length;
    const turned = new Float64Array(memory.buffer, DOUBLE * turnedAt, PANEL * length);
    interleaveColumns(rows, length, turned);
    rows.fill(0);
    kernels.multiply(
      ...([DOUBLE * productsAt, DOUBLE * PANEL, PANEL, DOUBLE * turnedAt, length, PANEL] as const),
      ...([DOUBLE * roomAt, DOUBLE * length] as const),
    );
    interleaveColumns(rows, length, turned);
  }
}

/** Writes PANEL rows of values so that those of four columns follow one another. */
function interleaveColumns(rows: Float64Array, length: number, target: Float64Array): void {
  for (let column = 0, to = 0; column < length; column += 4) {
    for (let at = column; at < rows.length; at += length) {
      target[to++] = rows[at]!;
      target[to++] = rows[at + 1]!;
      target[to++] = rows[at + 2]!;
      target[to++] = rows[at + 3]!;
    }
  }
}

/** −Sᵀ, of the products of the vectors v with one another. */
function triangularFactor(products: Float64Array, scales: Float64Array): Float64Array {
  const factor = new Float64Array(PANEL * PANEL);
  scales.forEach((scale, t) => {
    factor[t * PANEL + t] = -scale;
    for (let row = 0; row < t; row++) {
      let sum = 0;
      for (let k = row; k < t; k++) sum += factor[k * PANEL + row]! * products[k * PANEL + t]!;
      factor[t * PANEL + row] = -scale * sum;
    }
  });
  return factor;
}
