import { borrowKernels, returnKernels } from './kernel-memory.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
const INTEGER = Int32Array.BYTES_PER_ELEMENT;
/** Doubles that a step of the kernels takes. */
const STEP = 4;
/** Columns take so many bytes of the kernels' memory at most; of more, those last asked for are there. */
const ROOM = 2 ** 25;
/** Where columns are long, there is room for as many as a gene turns to again and again: of fewer, each would be made anew every time. */
const IN_TURN = 2048;
const FEWEST = 64;

/** Writes a column to a place of its length. */
export type ColumnSource = (column: number, target: Float64Array) => void;

/** Columns of doubles of which few are in use at a time. What is returned holds until anything else is asked for. */
export interface SparseColumns {
  /** Products of the first `count` columns of a list with a vector. */
  withVector(list: Int32Array, count: number, vector: Float64Array): Float64Array;
  /** Products of the first `count` columns of a list with a column. */
  withColumn(list: Int32Array, count: number, column: number): Float64Array;
  /** Writes target − Σ weights[k] · column list[k] over the first `count` of a list. */
  subtract(
    list: Int32Array,
    weights: Float64Array,
    count: number,
    target: Float64Array,
    residual: Float64Array,
  ): void;
  /** A column. */
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
  room = Math.max(ROOM, IN_TURN * length * DOUBLE),
): SparseColumns {
  const stride = Math.ceil(length / STEP) * STEP;
  const slots = Math.min(count + 1, Math.max(FEWEST, Math.floor(room / (stride * DOUBLE))));
  const width = stride * DOUBLE;
  const vectorAt = slots * width;
  const weightsAt = vectorAt + width;
  const productsAt = weightsAt + slots * DOUBLE;
  const listAt = productsAt + slots * DOUBLE;
  const borrowed = borrowKernels(listAt + slots * INTEGER);
  const { kernels, memory } = borrowed;
  const { buffer } = memory;
  const columns = new Float64Array(buffer, 0, (slots + 1) * stride).fill(0);
  const here = {
    vector: new Float64Array(buffer, vectorAt, length),
    weights: new Float64Array(buffer, weightsAt, slots),
    products: new Float64Array(buffer, productsAt, slots),
    list: new Int32Array(buffer, listAt, slots),
  };
  let products = new Float64Array(slots);
  const columnIn = (slot: number): Float64Array => columns.subarray(slot * stride, slot * stride + length);
  const places = columnPlaces(count, slots, (column, slot) => {
    source(column, columnIn(slot));
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
  const multiply = (list: Int32Array, size: number, other: number): Float64Array => {
    if (products.length < size) products = new Float64Array(2 * size);
    inParts(list, size, other, (from, part, slot) => {
      kernels.products(0, width, listAt, part, slot < 0 ? vectorAt : slot * width, productsAt);
      for (let k = 0; k < part; k++) products[from + k] = here.products[k]!;
    });
    return products;
  };
  return {
    valuesOf(column) {
      places.turn();
      return columnIn(places.of(column));
    },
    withVector(list, size, vector) {
      here.vector.set(vector);
      return multiply(list, size, -1);
    },
    withColumn: multiply,
    subtract(list, weights, size, target, residual) {
      here.vector.set(target);
      inParts(list, size, -1, (from, part) => {
        for (let k = 0; k < part; k++) here.weights[k] = weights[from + k]!;
        kernels.subtract(0, width, listAt, weightsAt, part, vectorAt, vectorAt);
      });
      residual.set(here.vector);
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
