export type {
  Estimator,
  FitContext,
  Fitted,
  Pretraining,
  Traits,
  TrainingSet,
} from './contract/estimator.js';
export { ModelError } from './contract/model-error.js';
export type { PathEstimator } from './contract/path-estimator.js';
export type { Setting, TuningProblem, TuningScores } from './contract/tuning.js';
