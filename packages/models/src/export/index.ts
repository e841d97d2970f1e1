export { writeCsvWeights } from './csv/write-csv-weights.js';
export type { Exported, ExportFormat, ExportOptions } from './format/export-format.js';
export { exportFormats } from './export-formats.js';
export { foldLinear, type FoldedLinear, type GeneFormula } from './fold/fold-linear.js';
export { writeOnnx } from './onnx/write-onnx.js';
export { covariancePath } from './predictdb/covariance-path.js';
export { type PredictDbContent, writePredictDb } from './predictdb/write-predictdb.js';
export { writeTfjs } from './tfjs/write-tfjs.js';
