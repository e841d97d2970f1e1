import { createRng, selectFeatures, selectSamples } from '@snpress/data';
import { fitSteps, kFold } from '@snpress/preprocess';

/**
 * The training and held-out samples of a cross, genotypes imputed by the training means, and the inner fold (1 … 5) of
 * each training sample. Genes are shuffled, so that the first few are a random sample of them.
 */
export function divideCross(name, genotypes, expression, { train, test }) {
  const rng = createRng('benchmark');
  const shuffled = selectFeatures(expression, rng.fork('genes').permutation(expression.features.length));
  const observed = selectSamples(genotypes, train);
  const imputed = fitSteps(observed, [{ impute: { strategy: 'mean' } }]);
  const inner = new Float32Array(train.length);
  kFold(observed.samples, 5, rng.fork('inner')).forEach((split, fold) => {
    for (const row of split.test) inner[row] = fold + 1;
  });
  return {
    name,
    train: { genotypes: imputed.apply(observed), expression: selectSamples(shuffled, train) },
    test: {
      genotypes: imputed.apply(selectSamples(genotypes, test)),
      expression: selectSamples(shuffled, test),
    },
    inner,
  };
}
