import { addCallSquares, addCallsTimes, addGramTimesCalls } from '../kernels/times-calls.js';
import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { centredProducts } from './centred-products.js';
import { multiplyTransposed } from './multiply-transposed.js';
import { packRows } from './pack-rows.js';
import { type Dosages, plainCalls } from './plain-calls.js';
import { transpose } from './transpose.js';

/** Markers whose dosages are laid out together. */
const PANEL = 192;

/**
 * Adds X Xᵀ V of the dosages of some markers as they are; of calls, in single precision.
 * @param vectors - V, count × samples, row-major; `result` has the same shape.
 * @param weights - w of markers, for X diag(w) Xᵀ V.
 */
export function addGramTimes(
  genotypes: Matrix,
  vectors: Float64Array,
  result: Float64Array,
  weights?: Float64Array,
): void {
  if (weights !== undefined) {
    addWeightedGramTimes(genotypes, vectors, result, weights);
    return;
  }
  const calls = plainCalls(genotypes);
  if (calls !== undefined) {
    addGramTimesCalls(vectors, calls, result);
    return;
  }
  const rows = genotypes.samples.length;
  const count = vectors.length / rows;
  const part = new Float64Array(result.length);
  inPanels(genotypes, (first, width, bySample) => {
    const columns = Float64Array.from(genotypes.values.subarray(first * rows, (first + width) * rows));
    const products = new Float64Array(count * width);
    multiplyTransposed(vectors, count, columns, width, rows, products);
    addTo(result, multiplyTransposed(products, count, bySample, rows, width, part));
  });
}

/**
 * Adds X W of the dosages of some markers as they are; of calls, in single precision.
 * @param weights - W, markers × count, row-major.
 * @param result - count × samples, row-major.
 */
export function addTimes(
  genotypes: Dosages,
  weights: Float32Array | Float64Array,
  result: Float64Array,
): void {
  const calls = plainCalls(genotypes);
  if (calls !== undefined) {
    addCallsTimes(calls, weights, result);
    return;
  }
  const rows = genotypes.samples.length;
  const count = result.length / rows;
  const part = new Float64Array(result.length);
  inPanels(genotypes, (first, width, bySample) => {
    const own = Float64Array.from(
      { length: count * width },
      (_, at) => weights[(first + (at % width)) * count + Math.floor(at / width)]!,
    );
    addTo(result, multiplyTransposed(own, count, bySample, rows, width, part));
  });
}

function addWeightedGramTimes(
  genotypes: Matrix,
  vectors: Float64Array,
  result: Float64Array,
  weights: Float64Array,
): void {
  const width = weights.length;
  const all = Int32Array.from(weights.keys());
  const products = centredProducts(vectors, genotypes, new Float64Array(width), all);
  const byMarker = transpose(products, products.length / width, width);
  for (let at = 0; at < byMarker.length; at++)
    byMarker[at]! *= weights[Math.floor((at * width) / byMarker.length)]!;
  addTimes(genotypes, byMarker, result);
}

/** Adds Σ xᵢⱼ² over some markers of every sample, times the weights of the markers where they have some. */
export function addSquares(genotypes: Matrix, result: Float64Array, weights?: Float64Array): void {
  if (weights !== undefined) {
    weights.forEach((weight, marker) => {
      featureValues(genotypes, marker).forEach((value, row) => (result[row]! += weight * value * value));
    });
    return;
  }
  const calls = plainCalls(genotypes);
  if (calls !== undefined) {
    addCallSquares(calls, result);
    return;
  }
  const rows = genotypes.samples.length;
  genotypes.values.forEach((value, at) => (result[at % rows]! += value * value));
}

/** @param work - is given panels of dosages, samples × width. */
function inPanels(
  { samples, features, values }: Dosages,
  work: (first: number, width: number, bySample: Float64Array) => void,
): void {
  const rows = samples.length;
  for (let first = 0; first < features.length; first += PANEL) {
    const width = Math.min(PANEL, features.length - first);
    const bySample = new Float64Array(rows * width);
    packRows(values, rows, first, width, bySample);
    work(first, width, bySample);
  }
}

function addTo(result: Float64Array, part: Float64Array): void {
  for (let at = 0; at < result.length; at++) result[at]! += part[at]!;
}
