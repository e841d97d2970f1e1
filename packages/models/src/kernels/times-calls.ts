import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { groupingOf, type PlainCalls, sixteens } from './call-grouping.js';
import { borrowKernels, returnKernels } from './kernel-memory.js';

/** Vectors that are worked on together: one row of a table. */
const WIDTH = 16;
const SINGLE = Float32Array.BYTES_PER_ELEMENT;
/** Markers that go through the memory together. */
const PANEL = 2048;
/** Groups whose tables are in use together. */
const TABLES = 32;

/**
 * Products of vectors over samples with the genotypes of every marker less its mean, in single precision.
 *
 * As for `callProducts`, what a few samples together can add is looked up: one addition for every four or six products.
 *
 * @param vectors - count × samples, row-major.
 * @param receive - is given sixteen vectors and some markers at a time: value `WIDTH · m + v` is of marker `marker + m` and vector `vector + v`;
 * what is beyond the last vector is zero.
 */
export function timesCalls(
  vectors: Float32Array | Float64Array,
  genotypes: PlainCalls,
  means: Float64Array,
  receive: (marker: number, markers: number, vector: number, products: Float32Array) => void,
): void {
  const { calls, levels, rows } = genotypes;
  const { radix, size } = groupingOf([genotypes]);
  const count = vectors.length / rows;
  const groups = Math.ceil(rows / size);
  const stride = sixteens(groups * size);
  const step = sixteens(groups);
  const span = radix ** size * WIDTH * SINGLE;
  const indices = PANEL * stride;
  const columns = indices + PANEL * step;
  const tables = columns + groups * size * WIDTH * SINGLE;
  const sums = tables + TABLES * span;
  const borrowed = borrowKernels(sums + PANEL * WIDTH * SINGLE);
  const { kernels, memory } = borrowed;
  const panel = new Int8Array(memory.buffer, 0, PANEL * stride).fill(0);
  const column = new Float32Array(memory.buffer, columns, groups * size * WIDTH);
  for (let first = 0; first < means.length; first += PANEL) {
    const markers = Math.min(PANEL, means.length - first);
    for (let m = 0; m < markers; m++) {
      const from = (first + m) * rows;
      panel.set(calls.subarray(from, from + rows), m * stride);
    }
    kernels.indexSamples(0, stride, markers, groups, size, radix, indices, step);
    const missing = missingOf(genotypes, first, markers);
    const products = new Float32Array(memory.buffer, sums, markers * WIDTH);
    for (let vector = 0; vector < count; vector += WIDTH) {
      const totals = writeColumns(column, vectors, rows, vector);
      for (let m = 0, at = 0; m < markers; m++) {
        for (let v = 0; v < WIDTH; v++) products[at++] = -means[first + m]! * totals[v]!;
      }
      for (let group = 0; group < groups; group += TABLES) {
        const some = Math.min(TABLES, groups - group);
        kernels.floatTables(columns + group * size * WIDTH * SINGLE, some, size, radix, tables);
        kernels.addFloatRows(indices + group, step, markers, some, tables, span, sums);
      }
      for (let k = 0; k < missing.length; k += 2) {
        const m = missing[k]!;
        const level = levels[(first + m) * levelsPerFeature]!;
        const to = m * WIDTH;
        const from = missing[k + 1]! * WIDTH;
        for (let v = 0; v < WIDTH; v++) products[to + v]! += level * column[from + v]!;
      }
      receive(first, markers, vector, products);
    }
  }
  returnKernels(borrowed);
}

/** Marker and sample of every missing call, one after the other. */
function missingOf({ calls, rows }: PlainCalls, first: number, markers: number): Int32Array {
  const missing: number[] = [];
  for (let m = 0, at = first * rows; m < markers; m++) {
    for (let row = 0; row < rows; row++, at++) if (calls[at]! < 0) missing.push(m, row);
  }
  return Int32Array.from(missing);
}

/** Puts sixteen vectors side by side, and adds up each. */
function writeColumns(
  column: Float32Array,
  vectors: Float32Array | Float64Array,
  rows: number,
  vector: number,
): Float64Array {
  const totals = new Float64Array(WIDTH);
  const some = Math.min(WIDTH, vectors.length / rows - vector);
  column.fill(0);
  for (let v = 0; v < some; v++) {
    const from = (vector + v) * rows;
    for (let row = 0; row < rows; row++) {
      column[row * WIDTH + v] = vectors[from + row]!;
      totals[v]! += vectors[from + row]!;
    }
  }
  return totals;
}
