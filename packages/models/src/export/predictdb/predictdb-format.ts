import type { ExportFormat } from '../format/export-format.js';
import { covariancePath } from './covariance-path.js';
import { predictDbRefusals } from './predictdb-refusals.js';
import { writePredictDb } from './write-predictdb.js';

/** Weights of linear models for PrediXcan and MetaXcan. */
export const predictDbFormat: ExportFormat = {
  format: 'predictdb',
  summary:
    'weights of linear models for PrediXcan and MetaXcan (SQLite), with covariances where genotypes are given',
  endings: ['.db'],
  uses: ['panel', 'build', 'ids'],
  paths: (path, withPanel) => (withPanel ? [path, covariancePath(path)] : [path]),
  refusals: predictDbRefusals,
  async write(path, artifact, options) {
    const { genes, weights, pairs, absent, notes } = await writePredictDb(path, artifact, options);
    const without = artifact.genes.ids.length - genes;
    return {
      files: this.paths(path, options.panel !== undefined),
      notes: [
        `${weights} weights of ${genes} genes.`,
        ...(without === 0 ? [] : [`Genes without a weight, which are left out: ${without}.`]),
        'PredictDB has no intercepts: its predictions differ from those of snpress by a constant for each gene.',
        ...(options.panel === undefined
          ? [
              'There are no covariances, which MetaXcan needs: give the genotypes to compute them from with --genotypes.',
            ]
          : [`${pairs} covariances over ${options.panel.samples.length} samples.`]),
        ...notes,
        ...(absent === 0
          ? []
          : [`Variants with a weight that the genotypes lack, whose covariance is NA: ${absent}.`]),
      ],
    };
  },
};
