import { readFusion } from './fusion/read-fusion.js';
import { readPredictDb } from './predictdb/read-predictdb.js';
import { readWeightTable } from './tables/read-weight-table.js';
import type { WeightTable } from '../weights/weight-table.js';

/** A format that weights of other programs are read in. */
export interface ImportFormat {
  /** The name in the command line. */
  readonly format: string;
  readonly summary: string;
  /** What is to be known of such weights, in whole sentences. */
  readonly notes: readonly string[];
  readonly read: (source: string, name: string) => Promise<WeightTable>;
}

/** Every format that weights are imported from. A new one is a file and its line here. */
export const importFormats: readonly ImportFormat[] = [
  {
    format: 'predictdb',
    summary: 'the SQLite files of PrediXcan and MetaXcan',
    notes: ['PredictDB has no intercepts: predictions are right but for a constant of each gene.'],
    read: readPredictDb,
  },
  {
    format: 'fusion',
    summary: 'the .pos file of FUSION with its .wgt.RDat files, or their folder',
    notes: [
      'Of each gene the model with the smallest cross-validated p, as make_score.R takes it; its weights count copies of the first allele.',
      'FUSION.compute_weights.R fits genotypes scaled to variance 1, which neither make_score.R nor this takes back: predictions are in other units for each variant.',
    ],
    read: readFusion,
  },
  {
    format: 'table',
    summary: 'a table of gene, variant, alleles and weight: of TIGAR, of export --format csv, and others',
    notes: ['Without intercepts predictions are right but for a constant of each gene.'],
    read: readWeightTable,
  },
];
