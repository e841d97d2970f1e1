import { placedRefusals } from '../fold/placed-refusals.js';
import type { ExportFormat } from '../format/export-format.js';
import { writeFusion } from './write-fusion.js';

/** Weights of linear models for FUSION, a file for each gene. */
export const fusionFormat: ExportFormat = {
  format: 'fusion',
  summary:
    'weights of linear models for FUSION: a folder with a .wgt.RDat file for each gene and their .pos file',
  endings: [],
  uses: [],
  paths: (path) => [path],
  refusals: (artifact) => placedRefusals(artifact, 'FUSION'),
  async write(path, artifact) {
    const { files, weights, unmeasured } = await writeFusion(path, artifact);
    return {
      files,
      notes: [
        `${weights} weights of ${files.length - 1} genes, per copy of the first allele (A1), as make_score.R and \`plink --score … 1 2 4\` take them.`,
        'FUSION.assoc_test.R takes weights for genotypes scaled to variance 1: its z differ where variants of a gene differ in frequency.',
        ...(unmeasured === 0
          ? []
          : [
              `cv.performance of ${unmeasured} genes was not measured: rsq 0 and pval 1 stand for it, which FUSION needs.`,
            ]),
      ],
    };
  },
};
