import { formatCount, formatPValue } from '@snpress/data/words/format-number';
import { discoveryRate } from '../model/permutation-test-result.js';
import { definedInterval, definedNumber } from './defined.js';
import type { Detail, Metric } from './metric.js';

/** The permutation test without p and q of each gene, which are for a table of genes. */
export const permutation: Detail = {
  path: ['permutation'],
  json: ({ permutation: test }) =>
    test && {
      permutations: test.permutations,
      pooled: {
        p: definedNumber(test.pooled.p),
        nullMean: definedNumber(test.pooled.nullMean),
        nullInterval: definedInterval(test.pooled.nullInterval),
      },
      discoveries: { q: test.discoveries.q, genes: test.discoveries.genes },
    },
};

/** How often permuted samples give as high a pooled skill. */
export const permutationP: Metric = {
  key: 'permutation_p',
  path: ['permutation', 'pooled', 'p'],
  label: 'p: any signal',
  of: (evaluation) => evaluation.permutation?.pooled.p,
  format: formatPValue,
  better: 'lower',
  where: ['report'],
};

/** Number of genes that chance does not explain, at a false discovery rate. */
export const discoveries: Metric = {
  key: `genes_q_${discoveryRate}`,
  path: ['permutation', 'discoveries', 'genes'],
  label: `Genes with q\u00a0≤\u00a0${discoveryRate}`,
  short: `q ≤ ${discoveryRate}`,
  of: (evaluation) => evaluation.permutation?.discoveries.genes,
  format: formatCount,
  better: 'higher',
  where: ['terminal', 'report'],
  rank: 2,
};
