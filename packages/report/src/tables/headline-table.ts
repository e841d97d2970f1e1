import { toCsv } from '../csv/to-csv.js';
import type { RankedModels } from '../headline/rank-models.js';
import { markup, type Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../report-input.js';
import { formatCount, formatInterval, formatNumber, formatPercent } from '../text/format-number.js';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

function thresholdsOf(models: readonly EvaluatedModel[]): readonly number[] {
  return [...new Set(models.flatMap(({ skill }) => skill.above.map((entry) => entry.skill)))].sort(
    (a, b) => a - b,
  );
}

const countAbove = ({ skill }: EvaluatedModel, threshold: number): number =>
  skill.above.find((entry) => entry.skill === threshold)?.count ?? NaN;

/** Every model and the baseline, best first: squared error, skill and correlation. */
export function headlineTable({ models, baseline }: RankedModels, caption: Markup): Table {
  const all = baseline === undefined ? models : [...models, baseline];
  const thresholds = thresholdsOf(all);
  return {
    name: 'models',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Model' },
        { label: 'MSE', numeric: true },
        { label: 'Pooled skill', numeric: true },
        { label: '95\u00a0% interval', numeric: true },
        { label: 'Mean skill', numeric: true },
        { label: 'Median skill', numeric: true },
        { label: 'Genes >\u00a00', numeric: true },
        ...thresholds.map((threshold) => ({ label: `Genes >\u00a0${threshold}`, numeric: true })),
        { label: 'Mean r', numeric: true },
      ],
      rows: all.map((model) => ({
        emphasis: model === baseline ? 'baseline' : model === models[0] ? 'best' : undefined,
        cells: [
          markup`${model.name}${model === baseline && markup` <small>baseline</small>`}${
            model.type !== undefined && model.type !== model.name && markup` <small>${model.type}</small>`
          }`,
          formatNumber(model.mse, 4),
          formatNumber(model.skill.pooled),
          model.skill.interval === undefined
            ? '–'
            : formatInterval(model.skill.interval, (value) => formatNumber(value)),
          formatNumber(model.skill.mean),
          formatNumber(model.skill.median),
          formatPercent(model.skill.positive, 0),
          ...thresholds.map((threshold) => formatCount(countAbove(model, threshold))),
          formatNumber(model.r.mean),
        ],
      })),
    }),
    csv: toCsv(
      [
        'model',
        'mse',
        'skill_pooled',
        'skill_pooled_low',
        'skill_pooled_high',
        'skill_mean',
        'skill_median',
        'skill_positive',
        ...thresholds.map((threshold) => `genes_above_${threshold}`),
        'r_mean',
      ],
      all.map((model) => [
        model.name,
        model.mse,
        model.skill.pooled,
        ...(model.skill.interval ?? [undefined, undefined]),
        model.skill.mean,
        model.skill.median,
        model.skill.positive,
        ...thresholds.map((threshold) => countAbove(model, threshold)),
        model.r.mean,
      ]),
    ),
  };
}
