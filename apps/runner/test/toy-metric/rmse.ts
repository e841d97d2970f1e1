import { formatNumber } from '@snpress/data/words/format-number';
import type { Metric } from '@snpress/evaluate';

/** Root of the mean squared error, in the unit of the expression. */
export const rmse: Metric = {
  key: 'rmse',
  label: 'RMSE',
  of: ({ mse }) => Math.sqrt(mse),
  format: (value) => formatNumber(value, 4),
  better: 'lower',
  where: ['metrics.json', 'terminal', 'report', 'compare'],
};
