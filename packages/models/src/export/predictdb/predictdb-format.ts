import type { ExportFormat } from '../export-format.js';
import { covariancePath } from './covariance-path.js';
import { writePredictDb } from './write-predictdb.js';

/** Weights of linear models for PrediXcan and MetaXcan. */
export const predictDbFormat: ExportFormat = {
  format: 'predictdb',
  summary:
    'weights of linear models for PrediXcan and MetaXcan (SQLite), and covariances where genotypes are given',
  isFolder: false,
  files: (path, { panel }) => [path, ...(panel === undefined ? [] : [covariancePath(path)])],
  async write(path, artifact, options) {
    const { genes, weights, pairs, absent } = await writePredictDb(path, artifact, options);
    const without = artifact.genes.ids.length - genes;
    return {
      files: this.files(path, options),
      notes: [
        `${weights} weights of ${genes} genes.`,
        ...(without === 0 ? [] : [`${without} genes have no weight and are left out.`]),
        'PredictDB has no intercepts: its predictions differ from those of snpress by a constant for each gene.',
        ...(options.panel === undefined
          ? [
              'There are no covariances, which MetaXcan needs: give the genotypes to compute them from with --genotypes.',
            ]
          : [`${pairs} covariances over ${options.panel.samples.length} samples.`]),
        ...(absent === 0
          ? []
          : [`${absent} variants with a weight are not in the genotypes; their covariance is NA.`]),
      ],
    };
  },
};
