import type { Matrix } from '@snpress/data';
import type { SampleWeights } from '../sample-weights/sample-weights.js';
import { weightedExpression } from '../sample-weights/weighted-expression.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import type { Forest } from './forest.js';
import { outOfBagWeights } from './forest-weights.js';

/** What the trees say of the samples that their bootstrap left out. */
export interface OutOfBag {
  /** Mean squared error over all genes and the samples that some tree left out; NaN where there is none. */
  readonly mse: number;
  /**
   * Per gene: 1 − squared error / squared deviation from the mean, both over the samples that some tree left out; NaN for a
   * gene that is constant on them.
   */
  readonly r2: Float64Array;
  /** Training samples × genes; NaN for a sample that every tree has in its bag. */
  readonly predictions: Matrix;
}

/** Out-of-bag predictions and errors, each gene by its own number of trees. */
export function outOfBag(forest: Forest, expression: Matrix, geneTrees: Int32Array): OutOfBag {
  const weights = outOfBagWeights(forest, [...new Set(geneTrees)]);
  const weightsOf = (gene: number): SampleWeights => weights.get(geneTrees[gene]!)!;
  const predictions = weightedExpression(weightsOf, expression, expression.samples);
  let total = 0;
  let count = 0;
  const r2 = Float64Array.from(expression.features, (_, gene) => {
    const { error, deviation, samples } = geneErrors(expression, predictions, gene);
    total += error;
    count += samples;
    return deviation > 0 ? 1 - error / deviation : NaN;
  });
  return { mse: total / count, r2, predictions };
}

/** The mean squared error of `outOfBag` for the whole forest, from the Gram matrix of the centred expression. */
export function outOfBagMse(forest: Forest, gram: Float64Array, genes: number): number {
  const weights = outOfBagWeights(forest, [forest.trees]).get(forest.trees)!;
  const n = forest.samples;
  const products = multiplyTransposed(weights, n, gram, n, n, new Float64Array(n * n));
  let total = 0;
  let samples = 0;
  for (let row = 0; row < n; row++) {
    if (Number.isNaN(weights[row * n])) continue;
    let error = gram[row * n + row]! - 2 * products[row * n + row]!;
    for (let at = row * n; at < (row + 1) * n; at++) error += weights[at]! * products[at]!;
    total += Math.max(0, error);
    samples++;
  }
  return total / (samples * genes);
}

function geneErrors(expression: Matrix, predictions: Matrix, gene: number) {
  const rows = expression.samples.length;
  const observed: number[] = [];
  let error = 0;
  for (let at = gene * rows; at < (gene + 1) * rows; at++) {
    if (Number.isNaN(predictions.values[at])) continue;
    observed.push(expression.values[at]!);
    error += (predictions.values[at]! - expression.values[at]!) ** 2;
  }
  const mean = observed.reduce((sum, value) => sum + value, 0) / observed.length;
  const deviation = observed.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { error, deviation, samples: observed.length };
}
