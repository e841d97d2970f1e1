import { borrowKernels, returnKernels } from './kernel-memory.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
const INTEGER = Int32Array.BYTES_PER_ELEMENT;
/** Doubles that a step of the kernels takes. */
const STEP = 4;
/** Columns take so many bytes of the kernels' memory at most; of more, those last asked for are there. */
const ROOM = 2 ** 25;
/** Fewer columns than that would be made anew all the time. */
const FEWEST = 64;

/** Writes a column to a place of its length. */
export type ColumnSource = (column: number, target: Float64Array) => void;

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
  /** A column, until anything else is asked for. */
  valuesOf(column: number): Float64Array;
  /** Lets others use the memory; nothing here may be used any more. */
  release(): void;
}

/**
 * Columns for products by SIMD.
 * @param source - makes `count` columns of `length`, each when it is wanted, and perhaps again
 * @param room - bytes for columns
 */
export function sparseColumns(
  source: ColumnSource,
  length: number,
  count: number,
  room = ROOM,
): SparseColumns {
  const stride = Math.ceil(length / STEP) * STEP;
  const slots = Math.max(FEWEST, Math.floor(room / (stride * DOUBLE)));
  return slots >= count
    ? allColumns(source, length, count, stride)
    : someColumns(source, { length, count, stride, slots });
}

function allColumns(source: ColumnSource, length: number, count: number, stride: number): SparseColumns {
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
  const valuesOf = (column: number): Float64Array =>
    columns.subarray(column * stride, column * stride + length);
  for (let column = 0; column < count; column++) source(column, valuesOf(column));
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
    valuesOf,
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

/** The same with room for some of the columns. */
function someColumns(
  source: ColumnSource,
  { length, count, stride, slots }: Readonly<Record<'length' | 'count' | 'stride' | 'slots', number>>,
): SparseColumns {
  const width = stride * DOUBLE;
  const targetAt = slots * width;
  const residualAt = targetAt + width;
  const weightsAt = residualAt + width;
  const productsAt = weightsAt + slots * DOUBLE;
  const listAt = productsAt + slots * DOUBLE;
  const borrowed = borrowKernels(listAt + slots * INTEGER);
  const { kernels, memory } = borrowed;
  const { buffer } = memory;
  const columns = new Float64Array(buffer, 0, (slots + 2) * stride).fill(0);
  const here = {
    weights: new Float64Array(buffer, weightsAt, slots),
    products: new Float64Array(buffer, productsAt, slots),
    list: new Int32Array(buffer, listAt, slots),
  };
  const room = {
    target: new Float64Array(buffer, targetAt, length),
    residual: new Float64Array(buffer, residualAt, length),
    active: new Int32Array(count),
    weights: new Float64Array(count),
    list: new Int32Array(count),
    products: new Float64Array(count),
  };
  const places = columnPlaces(count, slots, (column, slot) => {
    source(column, columns.subarray(slot * stride, slot * stride + length));
  });
  /** Calls back for as many columns of a list at a time as have room beside another. */
  const inParts = (list: Int32Array, size: number, other: number, use: PartOfList): void => {
    for (let from = 0; from < size; from += slots - 1) {
      const part = Math.min(slots - 1, size - from);
      places.turn();
      const slot = other < 0 ? -1 : places.of(other);
      for (let k = 0; k < part; k++) here.list[k] = places.of(list[from + k]!);
      use(from, part, slot);
    }
  };
  const multiply = (list: Int32Array, size: number, other: number, vector: number): void => {
    inParts(list, size, other, (from, part, slot) => {
      kernels.products(0, width, listAt, part, slot < 0 ? vector : slot * width, productsAt);
      room.products.set(here.products.subarray(0, part), from);
    });
  };
  return {
    ...room,
    valuesOf(column) {
      places.turn();
      const slot = places.of(column);
      return columns.subarray(slot * stride, slot * stride + length);
    },
    withResidual(size) {
      multiply(room.list, size, -1, residualAt);
    },
    withColumn(size, column) {
      multiply(room.active, size, column, NaN);
    },
    withTarget(column) {
      room.list[0] = column;
      multiply(room.list, 1, -1, targetAt);
      return room.products[0]!;
    },
    subtract(size) {
      room.residual.set(room.target);
      inParts(room.active, size, -1, (from, part) => {
        here.weights.set(room.weights.subarray(from, from + part));
        kernels.subtract(0, width, listAt, weightsAt, part, residualAt, residualAt);
      });
    },
    release() {
      returnKernels(borrowed);
    },
  };
}

type PartOfList = (from: number, size: number, slot: number) => void;

/** Which columns are in which slots: one that is not there takes the place of one that was not asked for in this turn. */
function columnPlaces(count: number, slots: number, fill: (column: number, slot: number) => void) {
  const slotOf = new Int32Array(count).fill(-1);
  const columnIn = new Int32Array(slots).fill(-1);
  const lastTurn = new Float64Array(slots).fill(-1);
  let turn = 0;
  let hand = 0;
  return {
    turn(): void {
      turn++;
    },
    of(column: number): number {
      let slot = slotOf[column]!;
      if (slot < 0) {
        while (lastTurn[hand] === turn) hand = (hand + 1) % slots;
        slot = hand;
        hand = (hand + 1) % slots;
        const before = columnIn[slot]!;
        if (before >= 0) slotOf[before] = -1;
        slotOf[column] = slot;
        columnIn[slot] = column;
        fill(column, slot);
      }
      lastTurn[slot] = turn;
      return slot;
    },
  };
}
