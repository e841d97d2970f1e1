import { formatNumber } from '@snpress/data/words/format-number';
import type { Metric } from './metric.js';

/** Mean squared error over all held-out values. */
export const mse: Metric = {
  key: 'mse',
  label: 'MSE',
  of: (evaluation) => evaluation.mse,
  format: (value) => formatNumber(value, 4),
  better: 'lower',
  interval: (intervals) => intervals.mse,
  where: ['metrics.json', 'terminal', 'report', 'compare'],
  rank: 1,
};
