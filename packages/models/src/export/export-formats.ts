import { csvFormat } from './csv/csv-format.js';
import type { ExportFormat } from './format/export-format.js';
import { fusionFormat } from './fusion/fusion-format.js';
import { onnxFormat } from './onnx/onnx-format.js';
import { predictDbFormat } from './predictdb/predictdb-format.js';
import { tfjsFormat } from './tfjs/tfjs-format.js';
import { tigarFormat } from './tigar/tigar-format.js';

/** Every format that models are exported in. A new one is a file and its line here. */
export const exportFormats: readonly ExportFormat[] = [
  predictDbFormat,
  fusionFormat,
  tigarFormat,
  csvFormat,
  tfjsFormat,
  onnxFormat,
];
