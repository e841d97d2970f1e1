import { defineEstimator } from '../definition/define-estimator.js';
import { fitForest, forestPath } from './forest-path.js';
import { loadGramForest } from './gram-forest.js';
import { loadMlForests } from './ml-forest.js';
import { randomForestParams } from './random-forest-params.js';

/**
 * Random forest (Breiman 2001) of multi-output regression trees for all genes together, grown on the Gram matrix of the
 * expression. With `engine: 'gram'` the fitted model is a `RandomForest`, with importances and out-of-bag errors.
 */
export const randomForest = defineEstimator({
  type: 'random-forest',
  summary: 'The mean of many regression trees on bootstrap samples, each tree for all genes together.',
  params: randomForestParams,
  traits: { joint: true, seeded: true, needsFinite: true },
  fit(train, params, context) {
    const geneTrees = new Int32Array(train.expression.features.length).fill(params.trees);
    return fitForest(train, params, geneTrees, context);
  },
  load: (bundle) => (bundle.metadata.engine === 'ml' ? loadMlForests(bundle) : loadGramForest(bundle)),
  path: forestPath,
});
