export { renderReport } from './render-report.js';
export type { ReportFiles } from './report-files.js';
export type {
  DataDescription,
  EvaluatedModel,
  GeneScores,
  HeldOutPredictions,
  LearningCurve,
  ModelSelection,
  ModelSetting,
  PairedComparison,
  ProtocolDescription,
  Provenance,
  Reconciliation,
  ReportInput,
  SplitSelection,
} from './report-input.js';
