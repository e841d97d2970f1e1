import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { TrainingSet } from '../contract/training-set.js';

/** Some markers and some genes of a set, by ascending indices. */
export function restrict(
  { genotypes, expression }: TrainingSet,
  markers: Int32Array,
  genes: Int32Array,
): TrainingSet {
  return {
    genotypes: selectFeatures(genotypes, markers),
    expression: selectFeatures(expression, genes),
  };
}
