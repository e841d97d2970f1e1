export type { PlannedSweep } from './compile/count-sweeps.js';
export { associateGwas, type AssociatedGwas } from './associate/associate-gwas.js';
export {
  associateSamples,
  type AssociatedSamples,
  type SampleAssociations,
} from './associate/associate-samples.js';
export type { AssociateSamplesRequest } from './associate/samples-request.js';
export type { AssociateGwasRequest, GwasRequest } from './associate/gwas-request.js';
export { audit, type AuditedPredictions } from './audit/audit.js';
export type { GeneClaim, ModelClaims } from './audit/model-claims.js';
export type { AuditRequest } from './audit/audit-request.js';
export { archiveRun, type ArchivedRun, type ArchiveRequest } from './archive/archive-run.js';
export { compareRuns, type ComparedRuns, type CompareRequest } from './compare/compare-runs.js';
export { convertMatrix, type ConvertedMatrix, type ConvertRequest } from './data-tools/convert-matrix.js';
export { fetchPublicData, type FetchedData, type FetchRequest } from './data-tools/fetch-public-data.js';
export { reconcileFiles, type ReconciledFiles, type ReconcileRequest } from './data-tools/reconcile-files.js';
export { simulateData, type SimulateRequest } from './data-tools/simulate-data.js';
export { exportModel, type ExportedModel } from './export/export-model.js';
export type { ExportRequest } from './export/export-request.js';
export { drawGraph, type GraphRequest } from './graph/draw-graph.js';
export type { DrawnGraph } from './graph/summarise-graph.js';
export { toDot } from './graph/to-dot.js';
export { toMermaid } from './graph/to-mermaid.js';
export { importModel, type ImportedModel, type ImportRequest } from './import/import-model.js';
export type { FoundFiles } from './init/found-files.js';
export { initExperiment, type InitRequest, type NewExperiment } from './init/init-experiment.js';
export type { GeneDescription } from './model-tools/gene-description.js';
export { inspectModel, type InspectedModel } from './model-tools/inspect-model.js';
export { matchModel, type MatchedModel, type MatchRequest } from './match/match-model.js';
export { predict, predictEach, type NamedModel, type PredictRequest } from './predict/predict.js';
export type { Prediction, PredictionSummary, PredictOptions } from './predict/predict-one.js';
export { predictMatrix, predictStream } from './predict/predict-stream.js';
export type { PredictionHooks, PredictionProgress } from './predict/prediction-progress.js';
export { writePredictionPage, type PredictionMade } from './predict/write-prediction-page.js';
export { readModel } from './predict/read-model.js';
export { RequestError, type RequestProblem } from './request-error.js';
export type { Metrics, ModelMetrics } from './run/metrics.js';
export { type ExperimentPlan, planExperiment, type PlanRequest } from './run/plan-experiment.js';
export type { SpecRequest, StoreRequest } from './run/prepare-experiment.js';
export type { PublishedRun } from './run/publish-run.js';
export { runExperiment, type FinishedRun, type RunRequest, type StartingRun } from './run/run-experiment.js';
export { RunFailed } from './run/run-failed.js';
export { verifyExperiment, type VerifyRequest } from './run/verify-experiment.js';
export { listRuns, type RunList, type RunSummary } from './ledger/list-runs.js';
export { viewRuns, type RunsView, type ViewRequest } from './view/view-runs.js';
export { experimentJsonSchema } from './spec/experiment-json-schema.js';
export { loadExperiment, type LoadedExperiment } from './spec/load-experiment.js';
export { SpecError } from './spec/spec-error.js';
