export type { Calibration, CalibrationLine } from './calibration/calibration.js';
export { comparePaired, type PairedComparison, type PairedDifference } from './comparison/compare-paired.js';
export { correctedTTest, type CorrectedTTest } from './comparison/corrected-t-test.js';
export { r2Bins, type R2Bin } from './correlation/r2-bins.js';
export { incompleteBeta } from './distribution/incomplete-beta.js';
export { criticalT, twoSidedP } from './distribution/student-t.js';
export { EvaluationError } from './evaluation-error.js';
export type { HeldOutSplit } from './held-out/held-out-split.js';
export { metricsJson, type DatasetSize } from './metrics/metrics-json.js';
export { evaluateModel, type EvaluationInput } from './model/evaluate-model.js';
export type {
  GeneEvaluations,
  ModelEvaluation,
  SampleEvaluations,
  SplitEvaluation,
} from './model/model-evaluation.js';
export { bootstrapSkill, type BootstrapOptions } from './skill/bootstrap-skill.js';
export type { SkillSummary } from './skill/summarise-skill.js';
