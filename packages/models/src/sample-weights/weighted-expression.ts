import type { Matrix } from '@snpress/data';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import type { SampleWeights } from './sample-weights.js';

/** Genes that are predicted together, where they have the same weights. */
const TOGETHER = 256;
/** Fewer are not worth a product of matrices. */
const FEW = 8;

/**
 * Predicts every gene as weighted means of its training expression.
 * @param weightsOf gene → weights, predicted samples × training samples.
 */
export function weightedExpression(
  weightsOf: (gene: number) => SampleWeights,
  expression: Matrix,
  samples: readonly string[],
): Matrix {
  const values = new Float32Array(samples.length * expression.features.length);
  for (const { first, means } of weightedMeans(weightsOf, expression, samples.length))
    values.set(means, first * samples.length);
  return { samples, features: expression.features, values };
}

/**
 * Adds each gene's squared error of weighted means on the held-out samples that have a value to `sse[first + gene]`.
 * @param weightsOf gene → weights, held-out samples × training samples.
 */
export function addWeightedErrors(
  sse: Float64Array,
  first: number,
  weightsOf: (gene: number) => SampleWeights,
  training: Matrix,
  held: Matrix,
): void {
  const rows = held.samples.length;
  for (const { first: gene, means } of weightedMeans(weightsOf, training, rows)) {
    for (let at = 0; at < means.length; at += rows) {
      let sum = 0;
      for (let row = 0; row < rows; row++) {
        const value = held.values[gene * rows + at + row]!;
        if (!Number.isNaN(value)) sum += (means[at + row]! - value) ** 2;
      }
      sse[first + gene + at / rows]! += sum;
    }
  }
}

/** Genes from `first` on: genes × predicted samples. */
interface WeightedMeans {
  readonly first: number;
  readonly means: Float64Array;
}

function* weightedMeans(
  weightsOf: (gene: number) => SampleWeights,
  { samples, features, values }: Matrix,
  rows: number,
): Generator<WeightedMeans> {
  for (let first = 0, end = 0; first < features.length; first = end) {
    const weights = weightsOf(first);
    const most = Math.min(features.length, first + TOGETHER);
    for (end = first + 1; end < most && weightsOf(end) === weights;) end++;
    const own = values.subarray(first * samples.length, end * samples.length);
    yield { first, means: meansOf(weights, rows, own, samples.length) };
  }
}

/** genes × rows. */
function meansOf(weights: SampleWeights, rows: number, values: Float32Array, samples: number): Float64Array {
  const genes = values.length / samples;
  const means = new Float64Array(genes * rows);
  if (genes >= FEW && !values.includes(NaN))
    return multiplyTransposed(new Float64Array(values), genes, weights, rows, samples, means);
  for (let gene = 0; gene < genes; gene++) {
    for (let row = 0; row < rows; row++)
      means[gene * rows + row] = weightedSum(weights, row, values, gene, samples);
  }
  return means;
}

/** Row `row` of the weights times the training expression of a gene, where that is not 0: a value that is missing has none. */
function weightedSum(
  weights: SampleWeights,
  row: number,
  values: Float32Array,
  gene: number,
  samples: number,
): number {
  let sum = 0;
  for (let sample = 0; sample < samples; sample++) {
    const weight = weights[row * samples + sample]!;
    if (weight !== 0) sum += weight * values[gene * samples + sample]!;
  }
  return sum;
}
