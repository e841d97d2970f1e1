import { placedRefusals } from '../fold/placed-refusals.js';
import type { ExportFormat } from '../format/export-format.js';
import { writeTigar } from './write-tigar.js';

/** Weights of linear models for TIGAR. */
export const tigarFormat: ExportFormat = {
  format: 'tigar',
  summary: 'weights of linear models for TIGAR, as a table in the order of the genome',
  endings: ['.txt', '.txt.gz'],
  uses: [],
  paths: (path) => [path],
  refusals: (artifact) => placedRefusals(artifact, 'TIGAR'),
  async write(path, artifact) {
    const { genes, weights } = await writeTigar(path, artifact);
    return {
      files: [path],
      notes: [
        `${weights} weights of ${genes} genes, per copy of ALT.`,
        `TIGAR reads it by its index: bgzip it and run \`tabix -S 1 -s 1 -b 2 -e 2\`.`,
      ],
    };
  },
};
