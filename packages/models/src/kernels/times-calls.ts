import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { PlainCalls } from './call-grouping.js';
import { type CallPanels, callPanels, vectorsAtOnce } from './call-panels.js';

/**
 * Products of vectors over samples with the genotypes of every marker less its mean, in single precision.
 *
 * @param vectors - count × samples, row-major.
 * @param receive - is given four or sixteen vectors, `width`, and some markers at a time: value `width · m + v` is of marker `marker + m` and vector
 * `vector + v`; what is beyond the last vector is zero.
 */
export function timesCalls(
  vectors: Float32Array | Float64Array,
  genotypes: PlainCalls,
  means: Float64Array,
  receive: (marker: number, markers: number, vector: number, products: Float32Array) => void,
): void {
  const count = vectors.length / genotypes.rows;
  const width = vectorsAtOnce(count);
  const panels = callPanels(genotypes, width, means.length);
  for (let first = 0; first < means.length; first += panels.width) {
    const markers = Math.min(panels.width, means.length - first);
    panels.load(first, markers);
    const products = panels.byMarker.subarray(0, markers * width);
    for (let vector = 0; vector < count; vector += width) {
      const totals = sideBySide(vectors, vector, width, panels);
      for (let m = 0, at = 0; m < markers; m++) {
        for (let v = 0; v < width; v++) products[at++] = -means[first + m]! * totals[v]!;
      }
      panels.addToMarkers();
      receive(first, markers, vector, products);
    }
  }
  panels.release();
}

/**
 * Adds X Xᵀ V of the genotypes as they are, products in single precision.
 * @param vectors - V, count × samples, row-major; `result` has the same shape.
 */
export function addGramTimesCalls(
  vectors: Float32Array | Float64Array,
  genotypes: PlainCalls,
  result: Float64Array,
): void {
  const all = genotypes.levels.length / levelsPerFeature;
  const count = vectors.length / genotypes.rows;
  const width = vectorsAtOnce(count);
  const panels = callPanels(genotypes, width, all);
  for (let first = 0; first < all; first += panels.width) {
    panels.load(first, Math.min(panels.width, all - first));
    for (let vector = 0; vector < count; vector += width) {
      sideBySide(vectors, vector, width, panels);
      panels.byMarker.fill(0);
      panels.sums.fill(0);
      panels.addToMarkers();
      panels.addToSamples();
      addApart(panels, width, vector, result);
    }
  }
  panels.release();
}

/**
 * Adds X W of the genotypes as they are, in single precision.
 * @param weights - W, markers × count, row-major.
 * @param result - count × samples, row-major.
 */
export function addCallsTimes(
  genotypes: PlainCalls,
  weights: Float32Array | Float64Array,
  result: Float64Array,
): void {
  const all = genotypes.levels.length / levelsPerFeature;
  const count = result.length / genotypes.rows;
  const width = vectorsAtOnce(count);
  const panels = callPanels(genotypes, width, all);
  for (let first = 0; first < all; first += panels.width) {
    const markers = Math.min(panels.width, all - first);
    panels.load(first, markers);
    for (let vector = 0; vector < count; vector += width) {
      const some = Math.min(width, count - vector);
      panels.byMarker.fill(0);
      for (let m = 0; m < markers; m++) {
        const from = (first + m) * count + vector;
        for (let v = 0; v < some; v++) panels.byMarker[m * width + v] = weights[from + v]!;
      }
      panels.sums.fill(0);
      panels.addToSamples();
      addApart(panels, width, vector, result);
    }
  }
  panels.release();
}

/** Adds Σ xᵢⱼ² over the markers of every sample, as they are. */
export function addCallSquares(genotypes: PlainCalls, result: Float64Array): void {
  const all = genotypes.levels.length / levelsPerFeature;
  const panels = callPanels({ ...genotypes, packed: undefined }, 4, all);
  for (let first = 0; first < all; first += panels.width) {
    panels.load(first, Math.min(panels.width, all - first));
    panels.addSquares(result);
  }
  panels.release();
}

/** Puts some vectors side by side, and adds up each. */
function sideBySide(
  vectors: Float32Array | Float64Array,
  vector: number,
  width: number,
  { bySample, rows }: CallPanels,
): Float64Array {
  const { length: count } = rows;
  const totals = new Float64Array(width);
  const some = Math.min(width, vectors.length / count - vector);
  bySample.fill(0);
  for (let v = 0; v < some; v++) {
    const from = (vector + v) * count;
    for (let k = 0; k < count; k++) {
      bySample[rows[k]! * width + v] = vectors[from + k]!;
      totals[v]! += vectors[from + k]!;
    }
  }
  return totals;
}

/** Adds the numbers of each sample to the vectors that they are of. */
function addApart({ sums, sumRows }: CallPanels, width: number, vector: number, result: Float64Array): void {
  const { length: count } = sumRows;
  const some = Math.min(width, result.length / count - vector);
  for (let v = 0; v < some; v++) {
    const to = (vector + v) * count;
    for (let k = 0; k < count; k++) result[to + k]! += sums[sumRows[k]! * width + v]!;
  }
}
