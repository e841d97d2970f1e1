import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import type { TrainingSet } from '../contract/training-set.js';

/** Some markers and some genes of a set, by ascending indices, in memory. */
export function restrict(
  { genotypes, expression }: SweptTrainingSet,
  markers: Int32Array,
  genes: Int32Array,
): TrainingSet {
  return { genotypes: genotypes.select(markers), expression: selectFeatures(expression, genes) };
}
