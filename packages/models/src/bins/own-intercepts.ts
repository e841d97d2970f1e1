import type { Matrix } from '@snpress/data';
import { isComplete } from '../contract/observed-groups.js';
import type { TrainingSet } from '../contract/training-set.js';
import { type BinEffects, predictBins } from './bin-effects.js';

/**
 * The intercepts with which the mean prediction of a gene in the samples that have a value of it is the mean of those values.
 *
 * @param model - with the means of the known values as intercepts, as is right where none is missing.
 * @param predict - the whole prediction where bins are not all of it.
 */
export function ownIntercepts(
  model: BinEffects,
  { genotypes, expression }: TrainingSet,
  predict: (genotypes: Matrix) => Matrix = (given) => predictBins('training', model, given),
): Float64Array {
  if (isComplete(expression)) return model.intercepts;
  const { values } = predict(genotypes);
  const rows = genotypes.samples.length;
  return model.intercepts.map((mean, gene) => {
    let sum = 0;
    let known = 0;
    for (let at = gene * rows; at < (gene + 1) * rows; at++) {
      if (Number.isNaN(expression.values[at])) continue;
      sum += values[at]!;
      known++;
    }
    return 2 * mean - sum / known;
  });
}
