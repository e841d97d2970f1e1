import { borrowKernels, returnKernels } from './kernel-memory.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
const INTEGER = Int32Array.BYTES_PER_ELEMENT;
/** Doubles that a step of the kernels takes. */
const STEP = 4;
/** Columns above so many bytes are not copied to the kernels' memory. */
const LARGEST = 2 ** 27;

/** Columns of doubles of which few have a weight at a time: r = y − Σ wₖ xₖ, and products of columns with r, y and each other. */
export interface SparseColumns {
  readonly target: Float64Array;
  readonly residual: Float64Array;
  /** The columns with a weight, and their weights. */
  readonly active: Int32Array;
  readonly weights: Float64Array;
  /** Columns to multiply. */
  readonly list: Int32Array;
  /** What the last product gave. */
  readonly products: Float64Array;
  /** Products of the first `count` columns of `list` with the residual. */
  withResidual(count: number): void;
  /** Products of the first `count` active columns with a column. */
  withColumn(count: number, column: number): void;
  /** The product of a column with the target. */
  withTarget(column: number): number;
  /** The residual of the first `count` active columns. */
  subtract(count: number): void;
  /** Lets others use the memory; nothing here may be used any more. */
  release(): void;
}

/**
 * By SIMD where the columns are not too large.
 * @param values `length × count`, column after column
 */
export function sparseColumns(values: Float64Array, length: number, count: number): SparseColumns {
  const bytes = (length + 3) * count * DOUBLE;
  return bytes > LARGEST ? plainSparseColumns(values, length, count) : copiedColumns(values, length, count);
}

function copiedColumns(values: Float64Array, length: number, count: number): SparseColumns {
  const stride = Math.ceil(length / STEP) * STEP;
  const width = stride * DOUBLE;
  const target = count * width;
  const residual = target + width;
  const weights = residual + width;
  const products = weights + count * DOUBLE;
  const active = products + count * DOUBLE;
  const list = active + count * INTEGER;
  const borrowed = borrowKernels(list + count * INTEGER);
  const { kernels, memory } = borrowed;
  const { buffer } = memory;
  const columns = new Float64Array(buffer, 0, (count + 2) * stride).fill(0);
  for (let column = 0; column < count; column++) {
    columns.set(values.subarray(column * length, (column + 1) * length), column * stride);
  }
  const room = {
    target: new Float64Array(buffer, target, length),
    residual: new Float64Array(buffer, residual, length),
    active: new Int32Array(buffer, active, count),
    weights: new Float64Array(buffer, weights, count),
    list: new Int32Array(buffer, list, count),
    products: new Float64Array(buffer, products, count),
  };
  return {
    ...room,
    withResidual(size) {
      kernels.products(0, width, list, size, residual, products);
    },
    withColumn(size, column) {
      kernels.products(0, width, active, size, column * width, products);
    },
    withTarget(column) {
      room.list[0] = column;
      kernels.products(0, width, list, 1, target, products);
      return room.products[0]!;
    },
    subtract(size) {
      kernels.subtract(0, width, active, weights, size, target, residual);
    },
    release() {
      returnKernels(borrowed);
    },
  };
}

/** The same in plain TypeScript, on the columns where they are. */
export function plainSparseColumns(values: Float64Array, length: number, count: number): SparseColumns {
  const target = new Float64Array(length);
  const residual = new Float64Array(length);
  const active = new Int32Array(count);
  const weights = new Float64Array(count);
  const list = new Int32Array(count);
  const products = new Float64Array(count);
  const product = (column: number, other: Float64Array, from: number): number => {
    let sum = 0;
    for (let row = 0, at = column * length; row < length; row++, at++)
      sum += values[at]! * other[from + row]!;
    return sum;
  };
  return {
    ...{ target, residual, active, weights, list, products },
    withResidual(size) {
      for (let k = 0; k < size; k++) products[k] = product(list[k]!, residual, 0);
    },
    withColumn(size, column) {
      for (let k = 0; k < size; k++) products[k] = product(active[k]!, values, column * length);
    },
    withTarget: (column) => product(column, target, 0),
    subtract(size) {
      residual.set(target);
      for (let k = 0; k < size; k++) {
        const weight = weights[k]!;
        for (let row = 0, at = active[k]! * length; row < length; row++, at++)
          residual[row]! -= weight * values[at]!;
      }
    },
    release() {
      // the garbage collector's
    },
  };
}
