export { checkGenotypes } from './contract/check-genotypes.js';
export { checkTrainingSet } from './contract/check-training-set.js';
export type {
  Estimator,
  FitContext,
  Fitted,
  Pretraining,
  Traits,
  TrainingSet,
} from './contract/estimator.js';
export { ModelError } from './contract/model-error.js';
export { parseParams } from './contract/parse-params.js';
export type { PathEstimator } from './contract/path-estimator.js';
export type { Setting, TuningFold, TuningProblem, TuningScores } from './contract/tuning.js';
export { elasticNet } from './elastic-net/elastic-net.js';
export { lasso } from './lasso/lasso.js';
export { knn } from './knn/knn.js';
export { mean } from './mean/mean.js';
export { ridge } from './ridge/ridge.js';
export type { RandomForest } from './random-forest/gram-forest.js';
export type { OutOfBag } from './random-forest/out-of-bag.js';
export { randomForest } from './random-forest/random-forest.js';
export { topSnp, type TopSnp, type TopSnpAssociation } from './top-snp/top-snp.js';
export { estimators, getEstimator, loadModel } from './registry.js';
