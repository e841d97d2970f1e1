import { formatCount, formatInterval, formatNumber } from '@snpress/data/words/format-number';
import { toCsv } from '../csv/to-csv.js';
import { pooledInterval } from '../headline/pooled-interval.js';
import type { Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../input/report-input.js';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** Pooled skill of models (columns) in contexts (rows). */
export function contextsTable(models: readonly EvaluatedModel[], caption: Markup): Table {
  const contexts = models[0]!.contexts!;
  return {
    name: 'contexts',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Context' },
        { label: 'Samples', numeric: true },
        { label: 'Genes', numeric: true },
        ...models.map(({ name }) => ({ label: name, numeric: true })),
      ],
      rows: contexts.map(({ context, evaluation: { samples, genes } }, at) => ({
        cells: [
          context,
          formatCount(samples),
          formatCount(genes),
          ...models.map((model) => {
            const { evaluation } = model.contexts![at]!;
            const interval = pooledInterval(evaluation);
            return `${formatNumber(evaluation.skill.pooled)}${interval ? ` ${formatInterval(interval, (value) => formatNumber(value))}` : ''}`;
          }),
        ],
      })),
    }),
    csv: toCsv(
      [
        'context',
        'model',
        'samples',
        'genes',
        'mse',
        'skill',
        'low',
        'high',
        'skill_mean',
        'skill_median',
        'r_mean',
      ],
      contexts.flatMap(({ context }, at) =>
        models.map((model) => {
          const { evaluation } = model.contexts![at]!;
          const { samples, genes, mse, skill, r } = evaluation;
          const [low, high] = pooledInterval(evaluation) ?? [undefined, undefined];
          return [
            context,
            model.name,
            samples,
            genes,
            mse,
            skill.pooled,
            low,
            high,
            skill.mean,
            skill.median,
            r.mean,
          ];
        }),
      ),
    ),
  };
}
