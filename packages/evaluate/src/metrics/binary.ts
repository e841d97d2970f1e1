import { formatNumber } from '@snpress/data/words/format-number';
import type { BinaryTraits } from '../binary/binary-traits.js';
import { meanOf } from '../distribution/mean-of.js';
import { definedNumber } from './defined.js';
import type { Detail, Metric } from './metric.js';

type Score = 'auc' | 'logLoss' | 'liabilityR2';

const mean = (binary: BinaryTraits | undefined, score: Score): number | undefined =>
  binary && meanOf(binary[score].filter((value) => !Number.isNaN(value)));

function binaryMetric(score: Score, key: string, label: string, better: Metric['better']): Metric {
  return {
    key,
    path: ['binary', score],
    label,
    of: ({ binary }) => mean(binary, score),
    format: (value) => formatNumber(value),
    better,
    where: ['metrics.json', 'terminal', 'report'],
    optional: true,
    rank: 3,
  };
}

/** Means over binary traits. */
export const binaryMetrics: readonly Metric[] = [
  binaryMetric('auc', 'auc', 'AUC', 'higher'),
  binaryMetric('logLoss', 'log_loss', 'Log loss', 'lower'),
  binaryMetric('liabilityR2', 'liability_r2', 'Liability R²', 'higher'),
];

/** Each binary trait on its own. */
export const binaryTraits: Detail = {
  path: ['binary', 'traits'],
  json: ({ binary }) =>
    binary &&
    Object.fromEntries(
      binary.traits.map((trait, at) => [
        trait,
        Object.fromEntries(
          (['prevalence', 'auc', 'logLoss', 'baselineLogLoss', 'liabilityR2'] as const).map((score) => [
            score,
            definedNumber(binary[score][at]!),
          ]),
        ),
      ]),
    ),
};
