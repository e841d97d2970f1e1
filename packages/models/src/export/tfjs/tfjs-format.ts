import type { ExportFormat } from '../format/export-format.js';
import { layerRefusals } from '../fold/layer-refusals.js';
import { writeTfjs } from './write-tfjs.js';

/** Networks and linear models for TensorFlow.js. */
export const tfjsFormat: ExportFormat = {
  format: 'tfjs',
  summary:
    'networks and linear models for TensorFlow.js, in the browser or in Node: a folder with model.json',
  endings: [],
  uses: [],
  paths: (path) => [path],
  refusals: layerRefusals,
  async write(path, artifact) {
    const { files, weights } = await writeTfjs(path, artifact);
    return {
      files,
      notes: [
        `${weights} weights; dosages of ${artifact.markers.ids.length} markers in, expression of ${artifact.genes.ids.length} genes out.`,
        'Missing dosages must be filled in with what markers.json says (missing) before the model is given them.',
      ],
    };
  },
};
