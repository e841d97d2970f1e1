import { formatNumber } from '@snpress/data/words/format-number';
import { definedNumber } from './defined.js';
import type { Detail, Metric } from './metric.js';

/** Mean over genes of the signed correlation between truth and prediction. */
export const meanR: Metric = {
  key: 'r_mean',
  path: ['r', 'mean'],
  label: 'Mean r',
  short: 'mean r',
  of: ({ r }) => r.mean,
  format: (value) => formatNumber(value),
  better: 'higher',
  interval: ({ r }) => r.mean,
  where: ['metrics.json', 'terminal', 'report', 'compare'],
  notOfBaseline: true,
  rank: 3,
};

/** Number of genes without a correlation. */
export const undefinedR: Detail = { path: ['r', 'undefined'], json: ({ r }) => r.undefined };

/** Mean over genes of the squared correlation. */
export const meanR2: Metric = {
  key: 'r2_mean',
  path: ['r2', 'mean'],
  label: 'Mean r²',
  of: ({ r2 }) => r2.mean,
  format: (value) => formatNumber(value),
  better: 'higher',
  where: ['metrics.json'],
};

/** Genes by squared correlation, beside what chance gives. */
export const r2Bins: Detail = {
  path: ['r2Bins'],
  json: (evaluation) =>
    evaluation.r2Bins.map(({ from, to, count, expected }) => ({
      from,
      to,
      count,
      expected: definedNumber(expected),
    })),
};
