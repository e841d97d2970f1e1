import { toCsv } from '../csv/to-csv.js';
import { pooledInterval } from '../headline/pooled-interval.js';
import type { RankedModels } from '../headline/rank-models.js';
import { markup, type Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../report-input.js';
import {
  formatCount,
  formatInterval,
  formatNumber,
  formatPercent,
  formatPValue,
} from '../text/format-number.js';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

type Interval = readonly [number, number] | undefined;

/** One number of every model, with its interval where there is one. */
interface HeadlineColumn {
  readonly label: string;
  /** Its name in the file. */
  readonly field: string;
  readonly value: (model: EvaluatedModel) => number;
  readonly format: (value: number) => string;
  readonly interval?: (model: EvaluatedModel) => Interval;
}

function thresholdsOf(models: readonly EvaluatedModel[]): readonly number[] {
  return [...new Set(models.flatMap(({ skill }) => skill.above.map((entry) => entry.skill)))].sort(
    (a, b) => a - b,
  );
}

function headlineColumns(models: readonly EvaluatedModel[]): readonly HeadlineColumn[] {
  const number = (value: number): string => formatNumber(value);
  const columns: HeadlineColumn[] = [
    {
      label: 'MSE',
      field: 'mse',
      value: ({ mse }) => mse,
      format: (value) => formatNumber(value, 4),
      interval: ({ intervals }) => intervals?.mse,
    },
    {
      label: 'Pooled skill',
      field: 'skill_pooled',
      value: ({ skill }) => skill.pooled,
      format: number,
      interval: pooledInterval,
    },
    {
      label: 'Mean skill',
      field: 'skill_mean',
      value: ({ skill }) => skill.mean,
      format: number,
      interval: ({ intervals }) => intervals?.skill.mean,
    },
    {
      label: 'Median skill',
      field: 'skill_median',
      value: ({ skill }) => skill.median,
      format: number,
    },
    {
      label: 'Genes >\u00a00',
      field: 'skill_positive',
      value: ({ skill }) => skill.positive,
      format: (value) => formatPercent(value, 0),
    },
    ...thresholdsOf(models).map((threshold) => ({
      label: `Genes >\u00a0${threshold}`,
      field: `genes_above_${threshold}`,
      value: ({ skill }: EvaluatedModel) =>
        skill.above.find((entry) => entry.skill === threshold)?.count ?? NaN,
      format: formatCount,
    })),
    {
      label: 'Mean r',
      field: 'r_mean',
      value: ({ r }) => r.mean,
      format: number,
      interval: ({ intervals }) => intervals?.r.mean,
    },
  ];
  const tested = models.find(({ permutation }) => permutation !== undefined)?.permutation;
  if (tested === undefined) return columns;
  return [
    ...columns,
    {
      label: 'p',
      field: 'permutation_p',
      value: ({ permutation }) => permutation?.pooled.p ?? NaN,
      format: formatPValue,
    },
    {
      label: `Genes with q\u00a0≤\u00a0${tested.discoveries.q}`,
      field: `genes_q_${tested.discoveries.q}`,
      value: ({ permutation }) => permutation?.discoveries.genes ?? NaN,
      format: formatCount,
    },
  ];
}

function cell({ value, format, interval }: HeadlineColumn, model: EvaluatedModel): string | Markup {
  const range = interval?.(model);
  const text = format(value(model));
  return range?.every(Number.isFinite) !== true
    ? text
    : markup`${text}<small class="range">${formatInterval(range, (end) => format(end))}</small>`;
}

/** Every model and the baseline, best first: squared error, skill and correlation. */
export function headlineTable({ models, baseline }: RankedModels, caption: Markup): Table {
  const all = baseline === undefined ? models : [...models, baseline];
  const columns = headlineColumns(all);
  return {
    name: 'models',
    inline: renderTable({
      caption,
      columns: [{ label: 'Model' }, ...columns.map(({ label }) => ({ label, numeric: true }))],
      rows: all.map((model) => ({
        emphasis: model === baseline ? 'baseline' : model === models[0] ? 'best' : undefined,
        cells: [
          markup`${model.name}${model === baseline && markup` <small>baseline</small>`}${
            model.type !== undefined && model.type !== model.name && markup` <small>${model.type}</small>`
          }`,
          ...columns.map((column) => cell(column, model)),
        ],
      })),
    }),
    csv: toCsv(
      [
        'model',
        ...columns.flatMap(({ field, interval }) =>
          interval === undefined ? [field] : [field, `${field}_low`, `${field}_high`],
        ),
      ],
      all.map((model) => [
        model.name,
        ...columns.flatMap(({ value, interval }) =>
          interval === undefined
            ? [value(model)]
            : [value(model), ...(interval(model) ?? [undefined, undefined])],
        ),
      ]),
    ),
  };
}
