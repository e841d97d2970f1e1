import type { Matrix } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { TrainingSet } from '../contract/training-set.js';
import { featureMeans } from '../linear-algebra/feature-means.js';

/** How often a model is fitted: to the means, then to what it predicted. */
const ROUNDS = 3;

/**
 * Fits a model of all genes together where values are missing: they are filled with the gene's mean, and then twice with what the model
 * predicts of them, which takes their errors out of the loss. Where a fit is the minimum of a squared loss, the fixed point of this is the
 * minimum of the loss over the known values (Yates 1933; Healy & Westmacott 1956).
 */
export async function fitCompleted(
  train: TrainingSet,
  context: FitContext,
  fit: (set: TrainingSet, context: FitContext) => Promise<Fitted> | Fitted,
): Promise<Fitted> {
  let expression = withMeans(train.expression);
  for (let round = 0; ; round++) {
    const own = partOfProgress(context, round / ROUNDS, 1 / ROUNDS);
    const fitted = await fit({ ...train, expression }, own);
    if (round === ROUNDS - 1) return fitted;
    context.signal?.throwIfAborted();
    expression = filled(train.expression, fitted.predict(train.genotypes).values);
  }
}

/** Missing values as the mean of the gene's other values. */
export function withMeans(expression: Matrix): Matrix {
  const rows = expression.samples.length;
  const means = featureMeans(expression.values, rows, expression.features.length);
  return filled(
    expression,
    expression.values.map((_, at) => means[Math.floor(at / rows)]!),
  );
}

function filled(expression: Matrix, values: Float32Array): Matrix {
  return {
    ...expression,
    values: expression.values.map((value, at) => (Number.isNaN(value) ? values[at]! : value)),
  };
}
