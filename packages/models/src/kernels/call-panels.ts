import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { PlainCalls } from './call-grouping.js';
import { callLayout, FOUR } from './call-layout.js';
import { borrowKernels, returnKernels } from './kernel-memory.js';

const SINGLE = Float32Array.BYTES_PER_ELEMENT;
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
  /** V, samples × vectors: more rows than there are samples, whose own are `rows`. */
  readonly bySample: Float32Array;
  readonly rows: Int32Array;
  /** Z, markers × vectors. */
  readonly byMarker: Float32Array;
  /** U, samples × vectors, in the rows `sumRows`. */
  readonly sums: Float32Array;
  readonly sumRows: Int32Array;
  /** Takes some of the markers in the place of those before. */
  load(first: number, markers: number): void;
  /** Z += Xᵀ V. */
  addToMarkers(): void;
  /** U += X Z. */
  addToSamples(): void;
  /** Adds up the squares of each sample, of calls in bytes. */
  addSquares(target: Float64Array): void;
  /** Lets others use the memory; nothing here may be used any more. */
  release(): void;
}

/**
 * As for `callProducts`, what a few samples or markers together can add is looked up: one addition for every four or six products.
 * @param most - markers of a panel, no more than there are.
 */
export function callPanels(genotypes: PlainCalls, vectors: 4 | 16, most: number): CallPanels {
  const layout = callLayout(genotypes);
  const { radix, size, stride, places } = layout;
  const together = FOUR * size;
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
    bySample: take(places * bytes),
    byMarker: take(width * bytes),
    sums: take(places * bytes),
    levels: take(width * SINGLE),
    ofMarkers: take(layout.fours * width * FOUR),
    ofSamples: take((width / together) * places * FOUR),
    tables: take(FOUR * span),
  };
  const borrowed = borrowKernels(end);
  const { kernels, memory } = borrowed;
  const calls = new Uint8Array(memory.buffer, at.calls, width * stride);
  const floats = (from: number, length: number): Float32Array =>
    new Float32Array(memory.buffer, from, length);
  const levels = floats(at.levels, width);
  const byMarker = floats(at.byMarker, width * vectors);
  const bySample = floats(at.bySample, places * vectors);
  const sums = floats(at.sums, places * vectors);
  const missing = layout.missing(kernels);
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
    ...{ bySample, byMarker, sums },
    ...{ rows: layout.rows, sumRows: layout.sums },
    load(first, count) {
      for (let m = 0; m < count; m++) {
        layout.copy(first + m, calls, m * stride);
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
        layout.indexMarkers(kernels, at.calls, markers, at.ofMarkers, step);
        areIndexed.markers = true;
      }
      addRows(at.ofMarkers, step, layout.fours, at.bySample, at.byMarker, markers);
      missing.gatherMissing(at.calls, stride, markers, at.levels, at.bySample, bytes, at.byMarker);
    },
    addToSamples() {
      const fours = Math.ceil(markers / together);
      if (!areIndexed.samples) {
        layout.indexSamples(kernels, at.calls, fours, at.ofSamples);
        areIndexed.samples = true;
      }
      addRows(at.ofSamples, places * FOUR, fours, at.byMarker, at.sums, places);
      missing.spreadMissing(at.calls, stride, markers, at.levels, at.byMarker, bytes, at.sums);
    },
    addSquares(target) {
      const { length: rows } = layout.rows;
      const totals = new Int32Array(memory.buffer, at.sums, stride).fill(0);
      kernels.addSquares(at.calls, stride, markers, at.sums);
      for (let row = 0; row < rows; row++) target[row]! += totals[row]!;
      sums.fill(0);
      for (let m = 0; m < markers; m++) byMarker[m * vectors] = levels[m]!;
      missing.spreadMissing(at.calls, stride, markers, at.levels, at.byMarker, bytes, at.sums);
      for (let row = 0; row < rows; row++) target[row]! += sums[row * vectors]!;
    },
    release() {
      returnKernels(borrowed);
    },
  };
}
