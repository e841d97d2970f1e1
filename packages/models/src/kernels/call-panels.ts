import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { type Grouping, type PlainCalls, sixteens } from './call-grouping.js';
import { borrowKernels, returnKernels } from './kernel-memory.js';

/** Vectors that are worked on together: one row of a table. */
export const vectorsAtOnce = 16;
const WIDTH = vectorsAtOnce;
const SINGLE = Float32Array.BYTES_PER_ELEMENT;
/** Markers of a panel at most: whole groups of four and of six. */
const MOST = 2040;
const LEAST = 12;
/** Bytes of calls of a panel, about. */
const BYTES = 2 ** 25;
/** Groups whose tables are in use together: they fit the nearest cache. */
const TABLES = 4;

/** Calls of some markers at a time, X of samples × markers, with sixteen numbers of each sample and of each marker, in single precision. */
export interface CallPanels {
  /** Markers of a panel at most. */
  readonly width: number;
  /** V, samples × 16. */
  readonly bySample: Float32Array;
  /** Z, markers × 16. */
  readonly byMarker: Float32Array;
  /** U, samples × 16. */
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
export function callPanels(rows: number, { radix, size }: Grouping, most: number): CallPanels {
  const samples = Math.ceil(rows / size);
  const stride = sixteens(samples * size);
  const fitting = LEAST * Math.max(1, Math.floor(BYTES / stride / LEAST));
  const width = Math.min(MOST, fitting, LEAST * Math.ceil(most / LEAST));
  const markerGroups = Math.ceil(width / size);
  const [sampleStep, markerStep] = [sixteens(samples), sixteens(markerGroups)];
  const span = radix ** size * WIDTH * SINGLE;
  let end = 0;
  const take = (bytes: number): number => {
    const at = end;
    end += 16 * Math.ceil(bytes / 16);
    return at;
  };
  const at = {
    calls: take(width * stride),
    bySample: take(stride * WIDTH * SINGLE),
    byMarker: take(width * WIDTH * SINGLE),
    sums: take(stride * WIDTH * SINGLE),
    levels: take(width * SINGLE),
    ofMarkers: take(width * sampleStep),
    ofSamples: take(stride * markerStep),
    tables: take(TABLES * span),
  };
  const borrowed = borrowKernels(end);
  const { kernels, memory } = borrowed;
  const calls = new Int8Array(memory.buffer, at.calls, width * stride).fill(0);
  const floats = (from: number, length: number): Float32Array =>
    new Float32Array(memory.buffer, from, length).fill(0);
  const levels = floats(at.levels, width);
  const byMarker = floats(at.byMarker, width * WIDTH);
  const bySample = floats(at.bySample, stride * WIDTH);
  const sums = floats(at.sums, stride * WIDTH);
  let markers = 0;
  let areIndexed = { markers: false, samples: false };

  /** to[row, …] += what each of `groups` groups adds. */
  const addRows = (
    indices: number,
    step: number,
    groups: number,
    from: number,
    to: number,
    count: number,
  ) => {
    for (let group = 0; group < groups; group += TABLES) {
      const some = Math.min(TABLES, groups - group);
      kernels.floatTables(from + group * size * WIDTH * SINGLE, some, size, radix, at.tables);
      kernels.addFloatRows(indices + group, step, count, some, at.tables, span, to);
    }
  };
  return {
    width,
    bySample: bySample.subarray(0, rows * WIDTH),
    byMarker,
    sums: sums.subarray(0, rows * WIDTH),
    load(genotypes, first, count) {
      for (let m = 0; m < count; m++) {
        const from = (first + m) * rows;
        calls.set(genotypes.calls.subarray(from, from + rows), m * stride);
        levels[m] = genotypes.levels[(first + m) * levelsPerFeature]!;
      }
      calls.fill(0, count * stride);
      byMarker.fill(0, count * WIDTH);
      markers = count;
      areIndexed = { markers: false, samples: false };
    },
    addToMarkers() {
      if (!areIndexed.markers) {
        kernels.indexSamples(at.calls, stride, markers, samples, size, radix, at.ofMarkers, sampleStep);
        areIndexed.markers = true;
      }
      addRows(at.ofMarkers, sampleStep, samples, at.bySample, at.byMarker, markers);
      kernels.gatherMissing(at.calls, stride, markers, at.levels, at.bySample, at.byMarker);
    },
    addToSamples() {
      const groups = Math.ceil(markers / size);
      if (!areIndexed.samples) {
        kernels.indexCalls(at.calls, stride, rows, groups, size, radix, at.ofSamples, markerStep);
        areIndexed.samples = true;
      }
      addRows(at.ofSamples, markerStep, groups, at.byMarker, at.sums, rows);
      kernels.spreadMissing(at.calls, stride, markers, at.levels, at.byMarker, at.sums);
    },
    addSquares(target) {
      const totals = new Int32Array(memory.buffer, at.sums, stride).fill(0);
      kernels.addSquares(at.calls, stride, markers, at.sums);
      for (let row = 0; row < rows; row++) target[row]! += totals[row]!;
      sums.fill(0);
      for (let m = 0; m < markers; m++) byMarker[m * WIDTH] = levels[m]!;
      kernels.spreadMissing(at.calls, stride, markers, at.levels, at.byMarker, at.sums);
      for (let row = 0; row < rows; row++) target[row]! += sums[row * WIDTH]!;
    },
    release() {
      returnKernels(borrowed);
    },
  };
}
