export { decodeMatrix } from './arrow/decode-matrix.js';
export { encodeMatrix } from './arrow/encode-matrix.js';
export { readArrowMatrix } from './arrow/read-arrow-matrix.js';
export { writeArrowMarkers, type WrittenMarkers } from './arrow/write-arrow-markers.js';
export { writeArrowMatrix } from './arrow/write-arrow-matrix.js';
export { writeBedMatrix } from './bed/write-bed-matrix.js';
export type { ArrayBundle, BundleArray, Json, JsonObject } from './bundle/array-bundle.js';
export { decodeBundle } from './bundle/decode-bundle.js';
export { encodeBundle } from './bundle/encode-bundle.js';
export { readBundle } from './bundle/read-bundle.js';
export { writeBundle } from './bundle/write-bundle.js';
export { catalogue } from './catalogue/catalogue.js';
export type { CatalogueDataset, CatalogueFile } from './catalogue/catalogue-dataset.js';
export { chromosomeKeys } from './chromosomes/chromosome-keys.js';
export { covariateSource, type CovariateSource } from './covariates/covariate-source.js';
export type {
  CategoricalCovariate,
  CovariateColumn,
  Covariates,
  NumericCovariate,
} from './covariates/covariates.js';
export { covariatesFromBundle, covariatesToBundle } from './covariates/covariates-bundle.js';
export { readCovariates, type ReadCovariatesOptions } from './covariates/read-covariates.js';
export { selectCovariates } from './covariates/select-covariates.js';
export { DataError, type DataProblem } from './errors/data-error.js';
export { fetchDataset, type FetchOptions } from './fetch/fetch-dataset.js';
export type { FileOutcome } from './fetch/fetch-file.js';
export { gitBlobId } from './fetch/git-blob-id.js';
export type { RetryPolicy } from './fetch/retry-policy.js';
export { writeAtomically } from './files/write-atomically.js';
export { writeGctMatrix } from './gct/write-gct-matrix.js';
export { checkGenotypes } from './genotypes/check-genotypes.js';
export { joinGenotypes } from './join/join-genotypes.js';
export type { GenotypePart, JoinedGenotypes } from './join/genotype-part.js';
export { inspectMatrix } from './inspect/inspect-matrix.js';
export type { Coding, Histogram, IdSummary, MatrixSummary, Spread } from './inspect/matrix-summary.js';
export { writeLongMatrix } from './long/write-long-matrix.js';
export { collectMarkers } from './markers/collect-markers.js';
export { companionFiles } from './markers/companion-files.js';
export { markerFormats, type MarkerFormat } from './markers/marker-formats.js';
export type { MarkerBlock, MarkerStream } from './markers/marker-stream.js';
export { missingCall, type MarkerValues } from './markers/marker-values.js';
export { openMarkers, type OpenMarkersOptions } from './markers/open-markers.js';
export { recogniseMarkers } from './markers/recognise-markers.js';
export { toDosages } from './markers/to-dosages.js';
export { matchSamples, type MatchedSamples } from './matching/match-samples.js';
export { readSampleIds, type SampleIdMap } from './matching/read-sample-ids.js';
export { renameSamples, type RenamedSamples } from './matching/rename-samples.js';
export type { DroppedSample, Reconciliation, SideReconciliation } from './matching/reconciliation.js';
export type { Alleles } from './matrix/alleles.js';
export { createMatrix, type MatrixParts } from './matrix/create-matrix.js';
export type { Dataset } from './matrix/dataset.js';
export { featureValues } from './matrix/feature-values.js';
export type { Matrix } from './matrix/matrix.js';
export type { Positions } from './matrix/positions.js';
export { selectFeatures } from './matrix/select-features.js';
export { selectPositions } from './matrix/select-positions.js';
export { selectSamples } from './matrix/select-samples.js';
export { writeParquetMatrix } from './parquet/write-parquet-matrix.js';
export { attachPositions, type PositionedMatrix } from './positions/attach-positions.js';
export type { PositionTable } from './positions/position-table.js';
export { readPositions, type ReadPositionsOptions } from './positions/read-positions.js';
export { isHeaderless, readHeaderless, type ReadHeaderlessOptions } from './readers/headerless.js';
export type { MatrixReader } from './readers/matrix-reader.js';
export { matrixReaders } from './readers/matrix-readers.js';
export type { MatrixReading } from './readers/matrix-reading.js';
export {
  matrixFormats,
  matrixSource,
  type MatrixFormat,
  type MatrixSource,
} from './readers/matrix-source.js';
export { readMatrix, type ReadMatrixOptions } from './readers/read-matrix.js';
export { recogniseFormat } from './readers/recognise-format.js';
export { createRng, type Rng } from './random/rng.js';
export { alleleFrequency } from './reconcile/allele-frequency.js';
export { applyReconciliation } from './reconcile/apply-reconciliation.js';
export { collectReconciled, type ReconciledMarkers } from './reconcile/collect-reconciled.js';
export { createMarkerMatcher, type KeptColumns, type MarkerMatcher } from './reconcile/marker-matcher.js';
export type {
  MarkerReconciliation,
  MarkerRecord,
  MarkerSummary,
  MatchedBy,
  MismatchReason,
} from './reconcile/marker-reconciliation.js';
export type { MarkerTable } from './reconcile/marker-table.js';
export { markersOf } from './reconcile/markers-of.js';
export { readMarkers } from './reconcile/read-markers.js';
export { reconcileMarkers } from './reconcile/reconcile-markers.js';
export { reconcileOptions, type ReconcileOptions } from './reconcile/reconcile-options.js';
export { reconcileStream } from './reconcile/reconcile-stream.js';
export { reconciliationCsv, reconciliationRow } from './reconcile/reconciliation-csv.js';
export { simulateCross } from './simulate/simulate-cross.js';
export { simulateOptions, type SimulateOptions } from './simulate/simulate-options.js';
export type { CausalEffect, SimulatedCross } from './simulate/simulated-cross.js';
export { openVcf } from './vcf/open-vcf.js';
export type { VcfOptions } from './vcf/vcf-options.js';
export type { MatrixWriter } from './writers/matrix-writer.js';
export { matrixWriters } from './writers/matrix-writers.js';
export { writeFormats, type WriteFormat } from './writers/write-formats.js';
export { writeLines } from './writers/write-lines.js';
export { writeMatrix, writerFor, type WriteMatrixOptions } from './writers/write-matrix.js';
export { writeText } from './writers/write-text.js';
export { writeTextMatrix, type WriteTextOptions } from './writers/write-text-matrix.js';
