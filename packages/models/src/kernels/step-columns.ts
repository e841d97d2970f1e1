import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { PlainCalls } from './call-grouping.js';
import type { KernelHeap } from './kernel-heap.js';

/** Vectors that are multiplied together. */
export const VECTORS = 16;
/** Columns of which the largest product is looked at first. */
const BLOCK = 16;
/** Columns that are encoded together. */
const CHUNK = 128;
const WORD = 4;
const DOUBLE = 8;
/** Bytes of sixteen numbers. */
const WIDTH = VECTORS * WORD;
/** Samples, and those that fall, have numbers of 16 bits. */
const MOST_SAMPLES = 2 ** 15;
/** Long vectors times the square root of the samples are no longer than it. */
const LONGEST = 2 ** 30;
/** Short vectors have so many bits for eight times the mean size of a number. */
const SHORT = 2 ** 11;

/** What a vector lost when it was rounded. */
interface RoundedVector {
  readonly scale: number;
  /** Length of the difference, and what products with missing calls may lack besides. */
  readonly lost: number;
  readonly excess: number;
}

/** What is looked for with a vector, in the units of its scaled products. */
interface StepBounds {
  readonly least: number;
  readonly limit: number;
  readonly error: number;
}

/** Columns of calls, each kept as the samples in which it differs from the one before it, or from nothing: assembly/steps.ts. */
export interface StepColumns {
  /** How far products may be off for missing calls, at most. */
  readonly missingError: number;
  /** Rounds a vector that lies in the heap to be the `index`th. */
  load(index: number, vectorAt: number): RoundedVector;
  /** Multiplies all columns with all vectors; columns that a vector leaves out are not listed for it. */
  screen(bounds: readonly StepBounds[], leftOut: readonly Int32Array[]): void;
  /** The columns listed for a vector, ascending, and whether one may be above the limit. */
  listed(index: number): { readonly columns: Int32Array; readonly isAbove: boolean };
  /** The largest magnitude of a product with a vector. */
  largest(index: number): number;
}

/** Whether calls can be kept in this way: missing ones stand for something between the others. */
export const fitsSteps = ({ rows, levels }: PlainCalls): boolean =>
  rows < MOST_SAMPLES && levels.every((level, at) => at % levelsPerFeature > 0 || (level >= 0 && level <= 2));

/**
 * Keeps columns of calls for products with centred vectors, of which a sign and a constant make no difference: neighbours on a chromosome of a cross differ in
 * few samples, and a rare allele is in few.
 *
 * @param markers - which columns.
 * @param factors - of each of them what its product is multiplied by.
 */
export function stepColumns(
  heap: KernelHeap,
  calls: PlainCalls,
  markers: Int32Array,
  factors: Float64Array,
): StepColumns {
  const { rows } = calls;
  const count = markers.length;
  const headsAt = heap.take(count * 2 * WORD);
  const unitsAt = heap.take(Math.ceil(count / BLOCK) * WORD);
  const streamAt = encoded(heap, calls, markers, headsAt, unitsAt);
  for (let column = 0; column < count; column++) heap.floats[headsAt / WORD + 2 * column] = factors[column]!;
  const bits = Math.ceil(Math.log2((8 * LONGEST) / rows / SHORT));
  const unit = 2 ** bits * factors.reduce((most, factor) => Math.max(most, factor), 0);
  const units = heap.floats.subarray(unitsAt / WORD, unitsAt / WORD + Math.ceil(count / BLOCK));
  const missingError = unit * units.reduce((most, own) => Math.max(most, own), 0);
  const span = (count + BLOCK) * WORD;
  const boundsAt = heap.takeZeros(4 * WIDTH);
  const listsAt = heap.take(VECTORS * span);
  const lengthsAt = heap.take(2 * WIDTH);
  const largestAt = heap.take(WIDTH);
  const leftOutAt = heap.takeZeros(2 * count);
  const lostAt = heap.take(3 * DOUBLE);
  const fields = [
    ...[
      count,
      streamAt,
      headsAt,
      heap.takeZeros(2 * rows * WIDTH),
      heap.takeZeros((rows * WIDTH) / 2),
      bits + 1,
    ],
    ...[heap.take(CHUNK * WIDTH), heap.take(CHUNK * WIDTH), unitsAt, leftOutAt, boundsAt],
    ...[listsAt, span, lengthsAt, largestAt],
  ];
  const at = heap.take(fields.length * WORD);
  heap.integers.set(fields, at / WORD);
  const mark = (lists: readonly Int32Array[], isOn: boolean): void => {
    lists.forEach((list, index) => {
      for (const column of list) {
        if (isOn) heap.shorts[leftOutAt / 2 + column]! |= 1 << index;
        else heap.shorts[leftOutAt / 2 + column] = 0;
      }
    });
  };
  return {
    missingError,
    load(index, vectorAt) {
      heap.kernels.loadSteps(at, vectorAt, rows, index, LONGEST / Math.sqrt(rows), lostAt);
      const from = lostAt / DOUBLE;
      const [scale, lost, excess] = heap.doubles.subarray(from, from + 3);
      return { scale: scale!, lost: Math.sqrt(lost!), excess: 2 * excess! * 2 ** bits };
    },
    screen(bounds, leftOut) {
      const from = boundsAt / WORD;
      for (let index = 0; index < VECTORS; index++) {
        const own = bounds[index];
        heap.floats[from + index] = own?.least ?? Infinity;
        heap.floats[from + VECTORS + index] = own?.limit ?? Infinity;
        heap.floats[from + 2 * VECTORS + index] = own?.error ?? 0;
        heap.floats[from + 3 * VECTORS + index] = unit;
      }
      mark(leftOut, true);
      heap.kernels.screenSteps(at);
      mark(leftOut, false);
    },
    listed(index) {
      const length = heap.integers[lengthsAt / WORD + index]!;
      const from = (listsAt + index * span) / WORD;
      return {
        columns: heap.integers.slice(from, from + length),
        isAbove: heap.integers[lengthsAt / WORD + VECTORS + index] !== 0,
      };
    },
    largest: (index) => heap.floats[largestAt / WORD + index]!,
  };
}

/** Encodes columns, chunk by chunk: where their stream lies. */
function encoded(
  heap: KernelHeap,
  { calls, levels, rows }: PlainCalls,
  markers: Int32Array,
  headsAt: number,
  unitsAt: number,
): number {
  const stride = 64 * Math.ceil(rows / 64);
  const most = calls.includes(2) ? 2 : 1;
  const lengths = {
    calls: CHUNK * stride,
    levels: CHUNK * WORD,
    planes: (5 * stride) / 8,
    steps: CHUNK * (WORD + WORD * rows),
    changes: CHUNK * 8 * rows,
    stream: CHUNK * (2 * WORD + 12 * rows) + 2 * WORD,
  };
  const places = Object.entries(lengths).map(([, bytes]) => heap.takeZeros(bytes));
  const [callsAt, levelsAt, planesAt, stepsAt, changesAt, chunkAt] = places as [
    ...[number, number, number],
    ...[number, number, number],
  ];
  const parts: Uint16Array[] = [];
  for (let first = 0; first < markers.length; first += CHUNK) {
    const some = markers.subarray(first, first + CHUNK);
    some.forEach((marker, k) => {
      const own = calls.subarray(marker * rows, (marker + 1) * rows);
      heap.bytes.set(own, callsAt + k * stride);
      heap.floats[levelsAt / WORD + k] = levels[marker * levelsPerFeature]!;
    });
    const end = heap.kernels.encodeSteps(
      callsAt,
      stride,
      rows,
      some.length,
      most,
      levelsAt,
      headsAt + first * 2 * WORD,
      planesAt,
      stepsAt,
      changesAt,
      chunkAt,
      unitsAt + (first / BLOCK) * WORD,
    );
    parts.push(heap.shorts.slice(chunkAt / 2, end / 2));
  }
  Object.values(lengths).forEach((bytes, k) => {
    heap.give(places[k]!, bytes);
  });
  const streamAt = heap.take(parts.reduce((sum, { byteLength }) => sum + byteLength, 0) + 2 * WORD);
  let to = streamAt / 2;
  for (const part of parts) {
    heap.shorts.set(part, to);
    to += part.length;
  }
  return streamAt;
}
