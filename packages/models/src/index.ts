export { decodeArtifact } from './artifact/decode-artifact.js';
export { loadArtifact } from './artifact/load-artifact.js';
export type {
  ArtifactGenes,
  ArtifactMarkers,
  GenePerformance,
  ModelArtifact,
} from './artifact/model-artifact.js';
export { predictExpression } from './artifact/predict-expression.js';
export {
  type MarkerPredictions,
  predictMarkers,
  type PredictMarkersOptions,
} from './artifact/predict-markers.js';
export { saveArtifact } from './artifact/save-artifact.js';
export { type CisMarkers, findCisMarkers } from './cis-trans/cis-markers.js';
export {
  splitPredictions,
  type SplitPredictions,
  splitPredictionsOfBlocks,
} from './cis-trans/split-predictions.js';
export { contextEstimator, type ContextFit } from './contexts/context-estimator.js';
export type { Ablation } from './contract/ablation.js';
export { defineEstimator, type EstimatorDefinition } from './definition/define-estimator.js';
export type { DenseModel, HiddenLayers } from './contract/dense-model.js';
export type { Estimator, Pretraining, Traits } from './contract/estimator.js';
export type { FitContext, FitOptions } from './contract/fit-context.js';
export type { Fitted } from './contract/fitted.js';
export type { TrainingSet } from './contract/training-set.js';
export type { CredibleSet, Inclusion } from './contract/inclusion.js';
export type { LinearModel, MarkerEffects } from './contract/linear-model.js';
export type { MarkerImportance } from './contract/marker-importance.js';
export { ModelError } from './contract/model-error.js';
export { parseParams } from './contract/parse-params.js';
export type { PathEstimator } from './contract/path-estimator.js';
export type {
  SweepCounts,
  SweptEstimator,
  SweptPath,
  SweptProblem,
  SweptSizes,
  SweptTrainingSet,
} from './contract/swept-estimator.js';
export type { Setting, TuningFold, TuningProblem, TuningScores } from './contract/tuning.js';
export { fitCovariates, type CovariateTrainingSet } from './covariates/fit-covariates.js';
export type { CovariateOptions, FittedCovariates } from './covariates/fitted-covariates.js';
export { loadCovariates } from './covariates/load-covariates.js';
export type { HeldOutOptions } from './cross-validation/held-out-options.js';
export type { HeldOutPredictions } from './cross-validation/held-out-predictions.js';
export { predictHeldOut } from './cross-validation/predict-held-out.js';
export { elasticNet } from './elastic-net/elastic-net.js';
export { lasso } from './lasso/lasso.js';
export { knn } from './knn/knn.js';
export type { MarkerChoice } from './marker-choice/marker-choice.js';
export { onMarkers } from './marker-choice/on-markers.js';
export { mean } from './mean/mean.js';
export { mlp } from './mlp/mlp.js';
export { mlpSae } from './mlp-sae/mlp-sae.js';
export { sdae } from './sdae/sdae.js';
export { multiKernel } from './multi-kernel/multi-kernel.js';
export { ridge } from './ridge/ridge.js';
export { susie } from './susie/susie.js';
export { learnEnrichment, type EnrichmentOptions } from './enrichment/learn-enrichment.js';
export type { AnnotationEnrichment, Enrichment } from './enrichment/enrichment.js';
export type { RandomForest } from './random-forest/gram-forest.js';
export type { OutOfBag } from './random-forest/out-of-bag.js';
export { randomForest } from './random-forest/random-forest.js';
export { topSnp, type TopSnp, type TopSnpAssociation } from './top-snp/top-snp.js';
export { estimators, getEstimator, loadModel } from './registry.js';
export { type Grid } from './tuning/expand-grid.js';
export { fitChosen, type FindPretrained } from './tuning/fit-chosen.js';
export { planTuning, type TuningCell, type TuningPlan } from './tuning/plan-tuning.js';
export { scoreSettings } from './tuning/score-settings.js';
export { selectSettings } from './tuning/select-settings.js';
export type { Selection } from './tuning/selection.js';
export { type BackendName, backendNames } from './contract/backend-name.js';
export { type BackendDescription } from './network/select-backend.js';
export type { ArtifactReading } from './artifact/artifact-reading.js';
export type { GeneCovariances, WantedVariants } from './import/predictdb/read-covariances.js';
export { artifactOfWeights } from './weights/artifact-of-weights.js';
export { panelCovariances, type PanelCovariances } from './weights/panel-covariances.js';
export type { GeneWeights, WeightGenes, WeightTable, WeightVariants } from './weights/weight-table.js';
export { weightsOfArtifact } from './weights/weights-of-artifact.js';
