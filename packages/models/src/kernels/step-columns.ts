import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { PlainCalls } from './call-grouping.js';
import { borrowKernels, returnKernels } from './kernel-memory.js';

/** Vectors that are multiplied together. */
export const VECTORS = 16;
/** Columns of which the largest product is told. */
export const BLOCK = 32;
/** Numbers of four bytes that tell what a column is. */
const HEAD = 8;
/** Samples have numbers of 16 bits. */
const MOST_SAMPLES = 2 ** 16;
const WORD = 4;

/** Columns of calls, each kept as the samples in which it differs from the one before it, or from nothing. */
export interface StepColumns {
  /** Sample i of vector v is `rows[i · VECTORS + v]`; to be filled with integers whose sum over the samples is zero. */
  readonly rows: Int32Array;
  /**
   * The largest magnitudes of products with the vectors, block by block, each time `magnitudes` and `columns` of its `VECTORS` vectors: v of block b is
   * at `2 · VECTORS · b + v`, its column `VECTORS` further.
   */
  readonly magnitudes: Float32Array;
  readonly columns: Int32Array;
  /**
   * Multiplies all columns with all vectors.
   * @param skipped - VECTORS · column + vector of products to leave out, ascending.
   */
  multiply(skipped: Float64Array): void;
  /** Lets others use the memory; nothing here may be used any more. */
  release(): void;
}

/** Whether calls can be kept in this way. */
export const fitsSteps = ({ rows }: PlainCalls): boolean => rows <= MOST_SAMPLES;

/**
 * Keeps columns of calls for products with centred vectors, of which a sign and a constant make no difference: neighbours on a chromosome of a cross differ in
 * few samples, and a rare allele is in few.
 *
 * @param markers - which columns.
 * @param factors - of each of them what its product is multiplied by.
 */
export function stepColumns(calls: PlainCalls, markers: Int32Array, factors: Float64Array): StepColumns {
  const { heads, samples } = stepsOf(calls, markers, factors);
  const blocks = Math.ceil(markers.length / BLOCK);
  const headsAt = samples.byteLength + (-samples.byteLength & 15);
  const rowsAt = headsAt + heads.byteLength;
  const peaksAt = rowsAt + calls.rows * VECTORS * WORD;
  const skippedAt = peaksAt + blocks * 2 * VECTORS * WORD;
  const most = VECTORS * markers.length;
  const borrowed = borrowKernels(skippedAt + (most + 1) * WORD);
  const { kernels, memory } = borrowed;
  new Uint16Array(memory.buffer, 0, samples.length).set(samples);
  new Float32Array(memory.buffer, headsAt, heads.length).set(heads);
  const skippedHere = new Int32Array(memory.buffer, skippedAt, most + 1);
  const rows = new Int32Array(memory.buffer, rowsAt, calls.rows * VECTORS).fill(0);
  return {
    rows,
    magnitudes: new Float32Array(memory.buffer, peaksAt, blocks * 2 * VECTORS),
    columns: new Int32Array(memory.buffer, peaksAt, blocks * 2 * VECTORS),
    multiply(skipped) {
      skippedHere.set(skipped);
      skippedHere[skipped.length] = -1;
      kernels.stepProducts(headsAt, markers.length, 0, rowsAt, skippedAt, BLOCK, peaksAt);
    },
    release() {
      returnKernels(borrowed);
    },
  };
}

/** Heads as the kernel has them, and the samples that they count. */
function stepsOf(
  { calls, levels, rows }: PlainCalls,
  markers: Int32Array,
  factors: Float64Array,
): { heads: Float32Array; samples: Uint16Array } {
  const heads = new Float32Array(markers.length * HEAD);
  const counts = new Int32Array(heads.buffer);
  const most = calls.includes(2) ? 2 : 1;
  const before = new Uint8Array(rows);
  const steps = Array.from({ length: 5 }, () => new Uint16Array(2 * rows));
  const lengths = new Int32Array(5);
  let samples = new Uint16Array(rows * 16);
  let length = 0;
  for (let column = 0; column < markers.length; column++) {
    const marker = markers[column]!;
    const own = calls.subarray(marker * rows, (marker + 1) * rows);
    const { isTurned, isFresh } = shortest(own, before, most);
    if (isFresh) before.fill(0);
    lengths.fill(0);
    for (let row = 0; row < rows; row++) {
      const call = own[row]!;
      const known = before[row]!;
      const value = call < 0 ? known : isTurned ? most - call : call;
      if (call < 0) steps[2 + known]![lengths[2 + known]!++] = row;
      for (let k = known; k < value; k++) steps[0]![lengths[0]!++] = row;
      for (let k = known; k > value; k--) steps[1]![lengths[1]!++] = row;
      before[row] = value;
    }
    const needed = length + lengths.reduce((sum, count) => sum + count, 0);
    if (needed > samples.length) {
      const longer = new Uint16Array(Math.max(needed, samples.length * 1.5));
      longer.set(samples);
      samples = longer;
    }
    lengths.forEach((count, kind) => {
      samples.set(steps[kind]!.subarray(0, count), length);
      length += count;
      counts[column * HEAD + kind] = count;
    });
    const level = levels[marker * levelsPerFeature]!;
    heads[column * HEAD + 5] = isTurned ? most - level : level;
    heads[column * HEAD + 6] = factors[column]!;
    counts[column * HEAD + 7] = Number(isFresh);
  }
  return { heads, samples: samples.subarray(0, length) };
}

/** Whether a column or its complement, after the one before or after nothing, has the fewest steps. */
function shortest(
  calls: Int8Array,
  before: Uint8Array,
  most: number,
): { isTurned: boolean; isFresh: boolean } {
  let [after, turnedAfter, fresh, turnedFresh] = [0, 0, 0, 0];
  for (let row = 0; row < calls.length; row++) {
    const call = calls[row]!;
    const known = before[row]!;
    if (call < 0) {
      after += known;
      turnedAfter += known;
      continue;
    }
    after += Math.abs(call - known);
    turnedAfter += Math.abs(most - call - known);
    fresh += call;
    turnedFresh += most - call;
  }
  const least = Math.min(after, turnedAfter, fresh, turnedFresh);
  if (least === after || least === turnedAfter) return { isTurned: after > turnedAfter, isFresh: false };
  return { isTurned: fresh > turnedFresh, isFresh: true };
}
