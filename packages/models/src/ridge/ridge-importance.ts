import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { quadraticForms } from '../kernels/multiply-blocks.js';
import { timesCalls } from '../kernels/times-calls.js';
import { cholesky } from '../linear-algebra/cholesky.js';
import { gram } from '../linear-algebra/gram.js';
import { plainCalls } from '../linear-algebra/plain-calls.js';
import { varianceIn } from '../linear/column-variance.js';
import { type DistinctColumns, distinctColumns } from '../linear/distinct-columns.js';
import { sharedVariance } from '../linear/shared-variance.js';
import type { RidgeState } from './ridge-state.js';

/** Markers whose quadratic forms are computed together. */
const BLOCK = 512;

/**
 * What `linearImportance` says of ridge, without its markers × genes weights: with w_g = Xᵀ d_g the squared weights of a
 * marker over all genes are a quadratic form of its column, Σ_g w_jg² = xⱼᵀ (Σ_g d_g d_gᵀ) xⱼ, times the square of the marker's own. samples² a marker.
 */
export function ridgeImportance(state: RidgeState): Float64Array {
  const { genotypes, markerWeights, expressionVariance } = state;
  const columns = distinctColumns(genotypes);
  const all = squaredWeights(state, columns.representatives);
  const sizes = sumsOfColumns(columns, markerWeights);
  const squares = all.map((square, k) => square * sizes[k]! ** 2);
  return sharedVariance(varianceIn(genotypes), columns, squares, expressionVariance);
}

/** Equal columns have equal effects, but for the weights of their markers: together they have the sum. */
export function sumsOfColumns(
  { representatives, group }: DistinctColumns,
  weights: Float64Array | undefined,
): Float64Array {
  const sums = new Float64Array(representatives.length);
  group.forEach((index, marker) => {
    if (index >= 0) sums[index]! += weights?.[marker] ?? 1;
  });
  return sums;
}

/** Σ_g w_jg² of some markers, as if they were of weight 1. */
function squaredWeights(
  { genes, genotypes, markerMeans, duals }: RidgeState,
  markers: Int32Array,
): Float64Array {
  const samples = genotypes.samples.length;
  const formFactor = (): Float64Array => cholesky(gram(duals, samples, genes.length), samples);
  const calls = plainCalls(genotypes);
  if (calls === undefined) return squaredForms(formFactor(), genotypes, markerMeans, markers);
  const squares = new Float64Array(markerMeans.length);
  timesCalls(
    genes.length <= samples ? duals : formFactor(),
    calls,
    markerMeans,
    (first, count, _, products) => {
      const width = products.length / count;
      for (let m = 0, at = 0; m < count; m++) {
        for (const end = at + width; at < end; at++) squares[first + m]! += products[at]! ** 2;
      }
    },
  );
  return Float64Array.from(markers, (marker) => squares[marker]!);
}

/** xᵀ Rᵀ R x of some markers, centred. */
function squaredForms(
  factor: Float64Array,
  genotypes: Matrix,
  markerMeans: Float64Array,
  markers: Int32Array,
): Float64Array {
  const samples = genotypes.samples.length;
  const squares = new Float64Array(markers.length);
  const block = new Float64Array(Math.min(BLOCK, markers.length) * samples);
  for (let first = 0; first < markers.length; first += BLOCK) {
    const width = Math.min(BLOCK, markers.length - first);
    for (let k = 0, at = 0; k < width; k++) {
      const marker = markers[first + k]!;
      const mean = markerMeans[marker]!;
      for (const dosage of featureValues(genotypes, marker)) block[at++] = dosage - mean;
    }
    quadraticForms(factor, samples, block, width, squares, first);
  }
  return squares;
}
