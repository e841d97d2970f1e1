export {
  summariseEnrichment,
  type EnrichmentSummary,
  type SummarisedAnnotation,
} from './enrichment/summarise-enrichment.js';
export { ablationSkill, type AblationInput } from './ablation/ablation-skill.js';
export type { AblationSkill } from './skill/ablation-skill.js';
export type { Attrition, Funnel, Loss } from './attrition/attrition.js';
export { attritionOf, type AttritionInput, type LeftOut } from './attrition/attrition-of.js';
export type { AuditedFile } from './audit/align-audit.js';
export type { Audit, PredictionAudit, Spread } from './audit/audit.js';
export type { AuditInput, GeneMeans, NamedPrediction } from './audit/audit-input.js';
export { auditJson } from './audit/audit-json.js';
export { auditPredictions, type AuditOptions } from './audit/audit-predictions.js';
export type { AuditVerdict, AuditVerdictKind } from './audit/audit-verdict.js';
export type { ConstantError } from './audit/constant-error.js';
export type { NullComparison } from './audit/permute-samples.js';
export { bootstrapDifference, type DifferenceIntervals } from './bootstrap/bootstrap-difference.js';
export { bootstrapEvaluation } from './bootstrap/bootstrap-evaluation.js';
export type { BootstrapOptions } from './bootstrap/bootstrap-options.js';
export type { HeadlineIntervals } from './model/headline-intervals.js';
export type { Interval } from './distribution/interval.js';
export type { Calibration, CalibrationLine } from './calibration/calibration.js';
export type { Ceiling } from './ceiling/ceiling.js';
export { evaluateCeiling, type CeilingInput, type CeilingSplit } from './ceiling/evaluate-ceiling.js';
export { heritabilityCeiling } from './ceiling/heritability-ceiling.js';
export { cisTransSkill, type CisTransInput } from './cis-trans/cis-trans-skill.js';
export { partErrors, type CisTransSplit, type PartErrors } from './cis-trans/part-errors.js';
export { evaluateContexts, type ContextOptions } from './contexts/evaluate-contexts.js';
export { crossValidate, type CrossValidation } from './cross-validation/cross-validate.js';
export { comparePaired, type PairedComparison, type PairedDifference } from './comparison/compare-paired.js';
export { correctedTTest, type CorrectedTTest } from './comparison/corrected-t-test.js';
export { r2Bins, type R2Bin } from './correlation/r2-bins.js';
export { EvaluationError } from './evaluation-error.js';
export type { HeldOutSplit } from './held-out/held-out-split.js';
export { estimateHeritability, type HeritabilityInput } from './heritability/estimate-heritability.js';
export { heritabilityOfBlocks } from './heritability/heritability-of-blocks.js';
export type { GeneHeritabilities, Heritability } from './heritability/heritability.js';
export type { Relationship } from './heritability/relationship.js';
export type { Detail, Metric, MetricPlace } from './metrics/metric.js';
export { metricsJson, type DatasetSize, type JudgedExperiment } from './metrics/metrics-json.js';
export { evaluateModel, type EvaluationInput } from './model/evaluate-model.js';
export type {
  GeneEvaluations,
  ModelEvaluation,
  SampleEvaluations,
  SplitEvaluation,
} from './model/model-evaluation.js';
export { benjaminiHochberg } from './permutation/benjamini-hochberg.js';
export { permutationTest, type PermutationOptions } from './permutation/permutation-test.js';
export type { PermutationTest } from './model/permutation-test-result.js';
export { bootstrapSkill } from './bootstrap/bootstrap-skill.js';
export type { CisTransSkill, CisTransSources } from './skill/cis-trans-skill.js';
export type { SkillSummary } from './skill/summarise-skill.js';
