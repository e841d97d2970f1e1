export { decodeMatrix } from './arrow/decode-matrix.js';
export { encodeMatrix, type EncodeMatrixOptions } from './arrow/encode-matrix.js';
export type { ArrayBundle, BundleArray, Json, JsonObject } from './bundle/array-bundle.js';
export { decodeBundle } from './bundle/decode-bundle.js';
export { encodeBundle } from './bundle/encode-bundle.js';
export { joinContexts, type MatrixByContext } from './contexts/join-contexts.js';
export { splitContexts, type ContextPart } from './contexts/split-contexts.js';
export type {
  CategoricalCovariate,
  CovariateColumn,
  Covariates,
  NumericCovariate,
} from './covariates/covariates.js';
export { selectCovariates } from './covariates/select-covariates.js';
export { DataError } from './errors/data-error.js';
export type { DataProblem } from './errors/data-problem.js';
export { checkGenotypes } from './genotypes/check-genotypes.js';
export { joinGenotypes } from './join/join-genotypes.js';
export type { GenotypePart, JoinedGenotypes } from './join/genotype-part.js';
export { inspectMatrix } from './inspect/inspect-matrix.js';
export type { Coding, Histogram, IdSummary, MatrixSummary, Spread } from './inspect/matrix-summary.js';
export { collectMarkers } from './markers/collect-markers.js';
export type { MarkerBlock, MarkerStream } from './markers/marker-stream.js';
export { missingCall, type MarkerValues } from './markers/marker-values.js';
export { type ValueSelection } from './markers/select-values.js';
export type { StoredMatrix } from './markers/stored-matrix.js';
export { toCalls } from './markers/to-calls.js';
export { toDosages } from './markers/to-dosages.js';
export { matchSamples, type MatchedSamples } from './matching/match-samples.js';
export type { DroppedSample, Reconciliation, SideReconciliation } from './matching/reconciliation.js';
export type { Alleles } from './matrix/alleles.js';
export type { Cross } from './matrix/cross.js';
export { createMatrix, type MatrixParts } from './matrix/create-matrix.js';
export type { Dataset } from './matrix/dataset.js';
export type { FeatureContexts } from './matrix/feature-contexts.js';
export { featureValues } from './matrix/feature-values.js';
export { type CalledValues, type PackedCalls } from './matrix/called-values.js';
export { matrixOfCalls } from './matrix/matrix-of-calls.js';
export { matrixOf, type MatrixOfOptions } from './matrix/matrix-of.js';
export type { Matrix } from './matrix/matrix.js';
export { blocksOfMatrix } from './matrix/blocks-of-matrix.js';
export type { GenotypeBlock, GenotypeBlocks } from './matrix/genotype-blocks.js';
export type { Positions } from './matrix/positions.js';
export { selectFeatures } from './matrix/select-features.js';
export { selectPositions } from './matrix/select-positions.js';
export { selectSamples } from './matrix/select-samples.js';
export { markIntervals, type MarkedMarkers } from './positions/mark-intervals.js';
export { attachPositions, type PositionedMatrix } from './positions/attach-positions.js';
export type { PositionTable } from './positions/position-table.js';
export type { MatrixReading } from './matrix/matrix-reading.js';
export { createRng, type Rng } from './random/rng.js';
export { alleleFrequency } from './reconcile/allele-frequency.js';
export { applyReconciliation } from './reconcile/apply-reconciliation.js';
export { collectReconciled, type ReconciledMarkers } from './reconcile/collect-reconciled.js';
export type {
  MarkerReconciliation,
  MarkerRecord,
  MarkerSummary,
  MatchedBy,
  MismatchReason,
} from './reconcile/marker-reconciliation.js';
export type { MarkerTable } from './reconcile/marker-table.js';
export { markersOf } from './reconcile/markers-of.js';
export { reconcileMarkers } from './reconcile/reconcile-markers.js';
export { type ReconcileOptions } from './reconcile/reconcile-options.js';
export { reconcileStream } from './reconcile/reconcile-stream.js';
export { reconciliationCsv } from './reconcile/reconciliation-csv.js';
export type { IdPattern } from './matching/id-pattern.js';
export type { SampleIdMap } from './matching/sample-id-map.js';
