export { readArrowMatrix } from './arrow/read-arrow-matrix.js';
export { writeArrowMarkers, type WrittenMarkers } from './arrow/write-arrow-markers.js';
export { writeArrowMatrix } from './arrow/write-arrow-matrix.js';
export { writeBedMatrix } from './bed/write-bed-matrix.js';
export { readBundle } from './bundle/read-bundle.js';
export { writeBundle } from './bundle/write-bundle.js';
export { covariateSource, type CovariateSource } from './tables/covariate-source.js';
export { readCovariates, type ReadCovariatesOptions } from './tables/read-covariates.js';
export { writeAtomically } from './files/write-atomically.js';
export { writeGctMatrix } from './gct/write-gct-matrix.js';
export { writeLongMatrix } from './long/write-long-matrix.js';
export { companionFiles } from './markers/companion-files.js';
export { markerFormats, type MarkerFormat } from './markers/marker-formats.js';
export { openMarkers, type OpenMarkersOptions } from './markers/open-markers.js';
export { recogniseMarkers } from './markers/recognise-markers.js';
export { readSampleIds } from './tables/read-sample-ids.js';
export { writeParquetMatrix } from './parquet/write-parquet-matrix.js';
export { readPositions, type ReadPositionsOptions } from './tables/read-positions.js';
export { isHeaderless, readHeaderless, type ReadHeaderlessOptions } from './readers/headerless.js';
export type { MatrixReader } from './readers/matrix-reader.js';
export { matrixReaders } from './readers/matrix-readers.js';
export {
  matrixFormats,
  matrixSource,
  type MatrixFormat,
  type MatrixSource,
} from './readers/matrix-source.js';
export { readMatrix, type ReadMatrixOptions } from './readers/read-matrix.js';
export { recogniseFormat } from './readers/recognise-format.js';
export { readMarkers } from './tables/read-markers.js';
export { openVcf } from './vcf/open-vcf.js';
export type { VcfOptions } from './vcf/vcf-options.js';
export type { MatrixWriter } from './writers/matrix-writer.js';
export { matrixWriters } from './writers/matrix-writers.js';
export { writeFormats, type WriteFormat } from './writers/write-formats.js';
export { writeLines } from './writers/write-lines.js';
export { writeMatrix, writerFor, type WriteMatrixOptions } from './writers/write-matrix.js';
export { writeText } from './writers/write-text.js';
export { writeTextMatrix, type WriteTextOptions } from './delimited/write-text-matrix.js';
