import type { ExportFormat } from '../format/export-format.js';
import { layerRefusals } from '../fold/layer-refusals.js';
import { writeOnnx } from './write-onnx.js';

/** Networks and linear models for every runtime of ONNX. */
export const onnxFormat: ExportFormat = {
  format: 'onnx',
  summary:
    'networks and linear models for ONNX runtimes (Python, R, C++, Java …); fills in missing dosages itself',
  endings: ['.onnx'],
  uses: [],
  paths: (path) => [path],
  refusals: layerRefusals,
  async write(path, artifact) {
    const bytes = await writeOnnx(path, artifact);
    return {
      files: [path],
      notes: [
        `${bytes} bytes; dosages of ${artifact.markers.ids.length} markers in, expression of ${artifact.genes.ids.length} genes out.`,
      ],
    };
  },
};
