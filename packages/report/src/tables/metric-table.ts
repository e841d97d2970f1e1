import { formatInterval } from '@snpress/data/words/format-number';
import type { Metric } from '@snpress/evaluate';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import { toCsv, type CsvCell } from '../csv/to-csv.js';
import { markup, type Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../input/report-input.js';
import { renderTable, type TableContent } from './render-table.js';
import type { Table } from './table.js';

type Row = Omit<TableContent['rows'][number], 'cells'> & {
  readonly model: EvaluatedModel;
  readonly head: string | Markup;
};

const none = '–';

/** The interval is shown of what models are ranked by; the file has all of them. */
function cell(metric: Metric, { model, emphasis }: Row): string | Markup {
  if (emphasis === 'baseline' && metric.notOfBaseline === true) return none;
  const { of, format, interval } = metric;
  const text = format(of(model) ?? NaN);
  const range = metric === pooledSkill ? model.intervals && interval?.(model.intervals) : undefined;
  return range?.every(Number.isFinite) !== true
    ? text
    : markup`${text}<small class="range">${formatInterval(range, (end) => format(end))}${range[0] <= 0 && range[1] >= 0 && ' °'}</small>`;
}

function fields({ of, interval }: Metric, model: EvaluatedModel): readonly CsvCell[] {
  const [low, high] = (model.intervals && interval?.(model.intervals)) ?? [];
  return interval === undefined ? [of(model)] : [of(model), low, high];
}

/** Metrics of models, a column each, with their intervals; those that were computed for none of the models are left out. */
export function metricTable(
  name: string,
  metrics: readonly Metric[],
  rows: readonly Row[],
  caption: Markup,
): Table {
  const shown = metrics.filter(({ of }) => rows.some(({ model }) => of(model) !== undefined));
  return {
    name,
    inline: renderTable({
      caption,
      columns: [{ label: 'Model' }, ...shown.map(({ label }) => ({ label, numeric: true }))],
      rows: rows.map((row) => ({
        emphasis: row.emphasis,
        cells: [row.head, ...shown.map((metric) => cell(metric, row))],
      })),
    }),
    csv: toCsv(
      [
        'model',
        ...shown.flatMap(({ key, interval }) => (interval ? [key, `${key}_low`, `${key}_high`] : [key])),
      ],
      rows.map(({ model }) => [model.name, ...shown.flatMap((metric) => fields(metric, model))]),
    ),
  };
}
