import type { Matrix } from '@snpress/data';
import type { TrainingSet } from '../contract/training-set.js';
import type { LinearModel } from '../contract/linear-model.js';
import { varianceIn } from './column-variance.js';
import { type DistinctColumns, distinctColumns } from './distinct-columns.js';
import { expressionVariance } from './expression-variance.js';
import { sharedVariance } from './shared-variance.js';
import type { SweptColumns } from './swept-columns.js';

/** `MarkerImportance.measure` of linear models. */
export const linearMeasure = 'share of training expression variance';

/**
 * The share of the training samples' expression variance that each marker's effects stand for, over all genes:
 * Σ_g w_jg² var(x_j) / Σ_g var(y_g). Markers that are identical or complementary in training act as one, with the sum of
 * their effects, and share its importance equally, so that it does not matter which of them a model gave the weight to.
 * The values of linked markers overlap (covariances are in no marker's share) and need not sum to the variance explained.
 */
export function linearImportance(linear: LinearModel, { genotypes, expression }: TrainingSet): Float64Array {
  const columns = distinctColumns(genotypes);
  return sharedVariance(
    varianceIn(genotypes),
    columns,
    squaredEffects(linear, columns),
    expressionVariance(expression),
  );
}

/** The same of a model that was fitted to blocks of markers. */
export function sweptImportance(
  linear: LinearModel,
  { distinct, variances }: SweptColumns,
  expression: Matrix,
): Float64Array {
  const squares = squaredEffects(linear, distinct);
  return sharedVariance((marker) => variances[marker]!, distinct, squares, expressionVariance(expression));
}

/** The squared effect of every group of markers, summed over genes. */
function squaredEffects(
  linear: LinearModel,
  { representatives, group, sign }: DistinctColumns,
): Float64Array {
  const squares = new Float64Array(representatives.length);
  const sums = new Float64Array(representatives.length);
  linear.genes.forEach((_, gene) => {
    const { markers, effects } = linear.effectsOf(gene);
    markers.forEach((marker, k) => {
      if (group[marker]! >= 0) sums[group[marker]!]! += sign[marker]! * effects[k]!;
    });
    for (const marker of markers) {
      const index = group[marker]!;
      if (index < 0) continue;
      squares[index]! += sums[index]! ** 2;
      sums[index] = 0;
    }
  });
  return squares;
}
