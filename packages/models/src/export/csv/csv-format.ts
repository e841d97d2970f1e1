import type { ExportFormat } from '../format/export-format.js';
import { linearRefusals } from '../fold/linear-refusals.js';
import { writeCsvWeights } from './write-csv-weights.js';

/** Weights of linear models as a table. */
export const csvFormat: ExportFormat = {
  format: 'csv',
  summary: 'weights of linear models with their intercepts, as a table',
  endings: ['.csv', '.csv.gz'],
  uses: [],
  paths: (path) => [path],
  refusals: linearRefusals,
  async write(path, artifact) {
    const { genes, weights } = await writeCsvWeights(path, artifact);
    return { files: [path], notes: [`${weights} weights and the intercepts of ${genes} genes.`] };
  },
};
