import { createRng } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import { kFold } from '@snpress/preprocess';
import { divideCross } from './divide-cross.js';

/** A simulated haploid cross, one of five folds held out. The default is of the size of Xie et al. 2017. */
export function simulateFold({ samples = 112, markers = 2956, genes = 6611 } = {}) {
  const rng = createRng('benchmark cross');
  const { genotypes, expression } = simulateCross({ samples, markers, genes }, rng).dataset;
  const [split] = kFold(genotypes.samples, 5, rng.fork('fold'));
  return divideCross('simulated', genotypes, expression, split);
}
