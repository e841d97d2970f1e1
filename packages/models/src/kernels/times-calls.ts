import { callPanels, vectorsAtOnce } from './call-panels.js';
import { groupingOf, type PlainCalls } from './call-grouping.js';

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
  const panels = callPanels(genotypes.rows, groupingOf([genotypes]), width, means.length);
  for (let first = 0; first < means.length; first += panels.width) {
    const markers = Math.min(panels.width, means.length - first);
    panels.load(genotypes, first, markers);
    const products = panels.byMarker.subarray(0, markers * width);
    for (let vector = 0; vector < count; vector += width) {
      const totals = sideBySide(vectors, genotypes.rows, vector, panels.bySample);
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
  const { rows, calls } = genotypes;
  const all = rows === 0 ? 0 : calls.length / rows;
  const count = vectors.length / rows;
  const width = vectorsAtOnce(count);
  const panels = callPanels(rows, groupingOf([genotypes]), width, all);
  for (let first = 0; first < all; first += panels.width) {
    panels.load(genotypes, first, Math.min(panels.width, all - first));
    for (let vector = 0; vector < count; vector += width) {
      sideBySide(vectors, rows, vector, panels.bySample);
      panels.byMarker.fill(0);
      panels.sums.fill(0);
      panels.addToMarkers();
      panels.addToSamples();
      addApart(panels.sums, rows, vector, result);
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
  const { rows, calls } = genotypes;
  const all = rows === 0 ? 0 : calls.length / rows;
  const count = result.length / rows;
  const width = vectorsAtOnce(count);
  const panels = callPanels(rows, groupingOf([genotypes]), width, all);
  for (let first = 0; first < all; first += panels.width) {
    const markers = Math.min(panels.width, all - first);
    panels.load(genotypes, first, markers);
    for (let vector = 0; vector < count; vector += width) {
      const some = Math.min(width, count - vector);
      panels.byMarker.fill(0);
      for (let m = 0; m < markers; m++) {
        const from = (first + m) * count + vector;
        for (let v = 0; v < some; v++) panels.byMarker[m * width + v] = weights[from + v]!;
      }
      panels.sums.fill(0);
      panels.addToSamples();
      addApart(panels.sums, rows, vector, result);
    }
  }
  panels.release();
}

/** Adds Σ xᵢⱼ² over the markers of every sample, as they are. */
export function addCallSquares(genotypes: PlainCalls, result: Float64Array): void {
  const { rows, calls } = genotypes;
  const all = rows === 0 ? 0 : calls.length / rows;
  const panels = callPanels(rows, groupingOf([genotypes]), 4, all);
  for (let first = 0; first < all; first += panels.width) {
    panels.load(genotypes, first, Math.min(panels.width, all - first));
    panels.addSquares(result);
  }
  panels.release();
}

/** Puts some vectors side by side, and adds up each. */
function sideBySide(
  vectors: Float32Array | Float64Array,
  rows: number,
  vector: number,
  target: Float32Array,
): Float64Array {
  const width = target.length / rows;
  const totals = new Float64Array(width);
  const some = Math.min(width, vectors.length / rows - vector);
  target.fill(0);
  for (let v = 0; v < some; v++) {
    const from = (vector + v) * rows;
    for (let row = 0; row < rows; row++) {
      target[row * width + v] = vectors[from + row]!;
      totals[v]! += vectors[from + row]!;
    }
  }
  return totals;
}

/** Adds the numbers of each sample to the vectors that they are of. */
function addApart(sums: Float32Array, rows: number, vector: number, result: Float64Array): void {
  const width = sums.length / rows;
  const some = Math.min(width, result.length / rows - vector);
  for (let v = 0; v < some; v++) {
    const to = (vector + v) * rows;
    for (let row = 0; row < rows; row++) result[to + row]! += sums[row * width + v]!;
  }
}
