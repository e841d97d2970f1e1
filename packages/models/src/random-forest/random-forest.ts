import { checkTrainingSet } from '../contract/check-training-set.js';
import type { Estimator } from '../contract/estimator.js';
import { fitForest, forestPath } from './forest-path.js';
import { loadGramForest } from './gram-forest.js';
import { loadMlForests } from './ml-forest.js';
import { randomForestParams, type RandomForestParams } from './random-forest-params.js';

/**
 * Random forest (Breiman 2001) of multi-output regression trees for all genes together, grown on the Gram matrix of the
 * expression. With `engine: 'gram'` the fitted model is a `RandomForest`, with importances and out-of-bag errors.
 */
export const randomForest: Estimator<RandomForestParams> = {
  type: 'random-forest',
  summary: 'The mean of many regression trees on bootstrap samples, each tree for all genes together.',
  params: randomForestParams,
  traits: { joint: true, seeded: true, needsFinite: true },
  async fit(train, params, context) {
    checkTrainingSet('random-forest', train);
    context.signal?.throwIfAborted();
    const geneTrees = new Int32Array(train.expression.features.length).fill(params.trees);
    return fitForest(train, params, geneTrees, context);
  },
  load: (bundle) => (bundle.metadata.engine === 'ml' ? loadMlForests(bundle) : loadGramForest(bundle)),
  path: forestPath,
};
