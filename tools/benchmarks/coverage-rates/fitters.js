import { selectSamples } from '@snpress/data';
import {
  fitChosen,
  lasso,
  parseParams,
  planTuning,
  randomForest,
  ridge,
  scoreSettings,
  selectSettings,
  topSnp,
} from '@snpress/models';
import { kFold } from '@snpress/preprocess';

/** Ways to fit a training set, by the name of the model. */
export const fitters = {
  ridge: (train, rng) => fitPerGene(ridge, {}, train, [], rng),
  lasso: (train, rng) => fitPerGene(lasso, { standardize: true }, train, innerFolds(train, rng), rng),
  'top-snp': (train, rng) => topSnp.fit(train, parseParams(topSnp, {}), { rng }),
  forest: (train, rng) => randomForest.fit(train, parseParams(randomForest, { trees: 50 }), { rng }),
};

/** Chooses the penalty of each gene: by the inner folds, or by leave-one-out where there are none. */
async function fitPerGene(estimator, given, train, folds, rng) {
  const params = parseParams(estimator, given);
  const { settings } = planTuning(estimator, params).cells[0];
  const problem = { train, choose: 'per-gene', folds };
  const scores = await scoreSettings(estimator, problem, params, settings, { rng });
  return fitChosen(estimator, train, params, selectSettings([scores], { select: 'per-gene' }), { rng });
}

function innerFolds(train, rng) {
  const setOf = (rows) => ({
    genotypes: selectSamples(train.genotypes, rows),
    expression: selectSamples(train.expression, rows),
  });
  return kFold(train.genotypes.samples, 5, rng.fork('inner')).map((split) => ({
    train: setOf(split.train),
    validation: setOf(split.test),
  }));
}
