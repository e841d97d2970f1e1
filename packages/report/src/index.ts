export type { AssociationReport, AssociationSeries } from './association/association-report.js';
export { renderAssociation } from './association/render-association.js';
export type { AuditReport } from './audit/audit-report.js';
export { auditRows, type AuditRow } from './audit/audit-rows.js';
export { auditHeadline, predictionFindings, predictionHeadline } from './audit/audit-sentences.js';
export { renderAudit } from './audit/render-audit.js';
export { completePage } from './complete-page.js';
export { renderReport } from './render-report.js';
export type { ReportFiles } from './input/report-files.js';
export type {
  DataDescription,
  EvaluatedModel,
  HeldOutPredictions,
  KeptModels,
  LearningCurve,
  MarkerImportance,
  MarkerInclusion,
  ModelSelection,
  ModelSetting,
  ProtocolDescription,
  Provenance,
  Reconciliation,
  ReportInput,
  RunFacts,
  SplitSelection,
} from './input/report-input.js';
export { renderComparison } from './compare/render-comparison.js';
export type {
  ComparedModel,
  ComparedRun,
  Difference,
  GeneChange,
  MeasuredMetric,
  ModelInRun,
  RunComparison,
  SkillChange,
} from './compare/run-comparison.js';
export type { Ledger, LedgerModel, LedgerRun, RunningPhase, RunningRun } from './ledger/ledger.js';
export type { PredictionOfModel, PredictionReport } from './prediction/prediction-report.js';
export { renderPrediction } from './prediction/render-prediction.js';
