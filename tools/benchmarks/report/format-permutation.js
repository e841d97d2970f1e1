import { levels } from '../coverage-rates/measure-permutation.js';
import { formatTable } from './format-table.js';
import { percent } from './percent.js';

/** How often the permutation test, and one that takes splits for independent, call what is not there, in per cent. */
export function formatPermutation(rows) {
  return [
    `Permutation test on ${rows[0].crosses} crosses without effects: genes with p up to a level, pooled skill with p up to 0.05, %`,
    formatTable([
      [
        'split',
        'model',
        ...levels.map(String),
        'pooled 0.05',
        'discoveries a cross',
        'crosses with any, %',
        'independent 0.05',
        'any',
      ],
      ...rows.map(({ design, model, crosses, genes, reached, pooled, discoveries, any, independent }) => [
        design,
        model,
        ...reached.map((count) => percent(count, genes, 2)),
        percent(pooled, crosses),
        (discoveries / crosses).toFixed(3),
        percent(any, crosses),
        percent(independent.reached, genes, 2),
        percent(independent.any, crosses),
      ]),
    ]),
  ].join('\n');
}
