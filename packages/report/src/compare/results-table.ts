import { metricsIn } from '@snpress/evaluate/metrics/metrics';
import type { Metric } from '@snpress/evaluate';
import { toCsv } from '../csv/to-csv.js';
import type { Markup } from '../html/markup.js';
import { renderTable } from '../tables/render-table.js';
import type { Table } from '../tables/table.js';
import { comparisonHeadings, comparisonRows } from './comparison-rows.js';
import type { RunComparison } from './run-comparison.js';

/** One metric of every model in every run, and how it changes. */
export function metricTable(comparison: RunComparison, metric: Metric, caption: Markup): Markup {
  return renderTable({
    caption,
    columns: [
      { label: 'Model' },
      ...comparisonHeadings(comparison).map((label) => ({ label, numeric: true })),
    ],
    rows: comparisonRows(comparison, metric).map(({ model, cells }) => ({
      cells: [model, ...cells],
      emphasis: model === 'mean' ? 'baseline' : undefined,
    })),
  });
}

/** The metric that models are ranked by; the file holds all metrics. */
export function resultsTable(comparison: RunComparison, metric: Metric, caption: Markup): Table {
  const metrics = metricsIn('compare');
  const { runs, models } = comparison;
  return {
    name: 'results',
    inline: metricTable(comparison, metric, caption),
    csv: toCsv(
      [
        'model',
        'run',
        ...metrics.flatMap(({ key, interval }) => (interval ? [key, `${key}_low`, `${key}_high`] : [key])),
        'change',
        'change_low',
        'change_high',
        'p',
      ],
      models.flatMap(({ model, runs: inRuns }) =>
        inRuns.flatMap((run, index) => {
          if (run === undefined) return [];
          const { pooled, test } = run.change ?? {};
          const values = metrics.flatMap(({ key, interval }) => {
            const found = run.metrics[key];
            return interval ? [found?.value, ...(found?.interval ?? [undefined, undefined])] : [found?.value];
          });
          const [low, high] = test?.interval ?? [];
          return [[model, runs[index]!.label, ...values, pooled, low, high, test?.p]];
        }),
      ),
    ),
  };
}
