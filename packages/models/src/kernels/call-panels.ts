import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { type Grouping, type PlainCalls, sixteens } from './call-grouping.js';
import { borrowKernels, returnKernels } from './kernel-memory.js';

const SINGLE = Float32Array.BYTES_PER_ELEMENT;
/** Groups that share an index, whose tables fit the nearest cache. */
const FOUR = 4;
/** Markers of a panel at most, whole fours of groups of four and of six; bytes of its calls, about. */
const WHOLE = 48;
const MOST = 42 * WHOLE;
const BYTES = 2 ** 25;

/** How many vectors are best worked on together, if there are so many: one row of a table. */
export function vectorsAtOnce(count: number): 4 | 16 {
  return count > 8 ? 16 : 4;
}

/** Calls of some markers at a time, X of samples × markers, with a few numbers of each sample and of each marker, in single precision. */
export interface CallPanels {
  /** Markers of a panel at most. */
  readonly width: number;
  /** V, samples × vectors. */
  readonly bySample: Float32Array;
  /** Z, markers × vectors. */
  readonly byMarker: Float32Array;
  /** U, samples × vectors. */
  readonly sums: Float32Array;
  /** Takes the calls of some markers in the place of those before. */
  load(genotypes: PlainCalls, first: number, markers: number): void;
  /** Z += Xᵀ V. */
  addToMarkers(): void;
  /** U += X Z. */
  addToSamples(): void;
  /** Adds up the squares of each sample. */
  addSquares(target: Float64Array): void;
  /** Lets others use the memory; nothing here may be used any more. */
  release(): void;
}

/**
 * As for `callProducts`, what a few samples or markers together can add is looked up: one addition for every four or six products.
 * @param most - markers of a panel, no more than there are.
 */
export function callPanels(
  rows: number,
  { radix, size }: Grouping,
  vectors: 4 | 16,
  most: number,
): CallPanels {
  const together = FOUR * size;
  const sampleFours = Math.ceil(rows / together);
  const stride = sixteens(sampleFours * together);
  const fitting = WHOLE * Math.max(1, Math.floor(BYTES / stride / WHOLE));
  const width = Math.min(MOST, fitting, WHOLE * Math.ceil(most / WHOLE));
  const bytes = vectors * SINGLE;
  const span = radix ** size * bytes;
  let end = 0;
  const take = (length: number): number => {
    const at = end;
    end += 16 * Math.ceil(length / 16);
    return at;
  };
  const at = {
    calls: take(width * stride),
    bySample: take(stride * bytes),
    byMarker: take(width * bytes),
    sums: take(stride * bytes),
    levels: take(width * SINGLE),
    ofMarkers: take(sampleFours * width * FOUR),
    ofSamples: take((width / together) * stride * FOUR),
    tables: take(FOUR * span),
  };
  const borrowed = borrowKernels(end);
  const { kernels, memory } = borrowed;
  const calls = new Int8Array(memory.buffer, at.calls, width * stride);
  const floats = (from: number, length: number): Float32Array =>
    new Float32Array(memory.buffer, from, length);
  const levels = floats(at.levels, width);
  const byMarker = floats(at.byMarker, width * vectors);
  const bySample = floats(at.bySample, stride * vectors);
  const sums = floats(at.sums, stride * vectors);
  let markers = 0;
  let areIndexed = { markers: false, samples: false };

  /** to[row, …] += what each of `fours` fours of groups adds. */
  const addRows = (indices: number, step: number, fours: number, from: number, to: number, count: number) => {
    for (let four = 0; four < fours; four++) {
      kernels.sumTables(from + four * together * bytes, size, radix, bytes, at.tables);
      kernels.addTables(indices + four * step, count, at.tables, span, bytes, to);
    }
  };
  return {
    width,
    bySample: bySample.subarray(0, rows * vectors),
    byMarker,
    sums: sums.subarray(0, rows * vectors),
    load(genotypes, first, count) {
      for (let m = 0; m < count; m++) {
        const from = (first + m) * rows;
        calls.set(genotypes.calls.subarray(from, from + rows), m * stride);
        calls.fill(0, m * stride + rows, (m + 1) * stride);
        levels[m] = genotypes.levels[(first + m) * levelsPerFeature]!;
      }
      calls.fill(0, count * stride, WHOLE * Math.ceil(count / WHOLE) * stride);
      byMarker.fill(0, count * vectors);
      markers = count;
      areIndexed = { markers: false, samples: false };
    },
    addToMarkers() {
      const step = width * FOUR;
      if (!areIndexed.markers) {
        kernels.indexMarkers(at.calls, stride, markers, sampleFours, size, radix, at.ofMarkers, step);
        areIndexed.markers = true;
      }
      addRows(at.ofMarkers, step, sampleFours, at.bySample, at.byMarker, markers);
      kernels.gatherMissing(at.calls, stride, markers, at.levels, at.bySample, bytes, at.byMarker);
    },
    addToSamples() {
      const fours = Math.ceil(markers / together);
      if (!areIndexed.samples) {
        kernels.indexSamples(at.calls, stride, fours, size, radix, at.ofSamples);
        areIndexed.samples = true;
      }
      addRows(at.ofSamples, stride * FOUR, fours, at.byMarker, at.sums, rows);
      kernels.spreadMissing(at.calls, stride, markers, at.levels, at.byMarker, bytes, at.sums);
    },
    addSquares(target) {
      const totals = new Int32Array(memory.buffer, at.sums, stride).fill(0);
      kernels.addSquares(at.calls, stride, markers, at.sums);
      for (let row = 0; row < rows; row++) target[row]! += totals[row]!;
      sums.fill(0);
      for (let m = 0; m < markers; m++) byMarker[m * vectors] = levels[m]!;
      kernels.spreadMissing(at.calls, stride, markers, at.levels, at.byMarker, bytes, at.sums);
      for (let row = 0; row < rows; row++) target[row]! += sums[row * vectors]!;
    },
    release() {
      returnKernels(borrowed);
    },
  };
}
