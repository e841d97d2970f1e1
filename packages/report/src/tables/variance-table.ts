import { toCsv } from '../csv/to-csv.js';
import { markup, type Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../report-input.js';
import { formatInterval, formatNumber } from '../text/format-number.js';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** R² between and within genes and the calibration within genes of every model. */
export function varianceTable(models: readonly EvaluatedModel[], caption: Markup): Table {
  const rows = models.map(({ name, betweenGene, withinGene, calibration, intervals }) => ({
    name,
    betweenGene: betweenGene ?? NaN,
    withinGene: withinGene ?? NaN,
    interval: intervals?.withinGene,
    slope: calibration?.withinGene.slope ?? NaN,
  }));
  return {
    name: 'variance',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Model' },
        { label: 'R² between genes', numeric: true },
        { label: 'R² within genes', numeric: true },
        { label: 'Slope within genes', numeric: true },
      ],
      rows: rows.map(({ name, betweenGene, withinGene, interval, slope }) => ({
        cells: [
          name,
          formatNumber(betweenGene),
          interval?.every(Number.isFinite) !== true
            ? formatNumber(withinGene)
            : markup`${formatNumber(withinGene)}<small class="range">${formatInterval(interval, (end) => formatNumber(end))}</small>`,
          formatNumber(slope),
        ],
      })),
    }),
    csv: toCsv(
      [
        'model',
        'r2_between_genes',
        'r2_within_genes',
        'r2_within_genes_low',
        'r2_within_genes_high',
        'slope_within_genes',
      ],
      rows.map(({ name, betweenGene, withinGene, interval, slope }) => [
        name,
        betweenGene,
        withinGene,
        ...(interval ?? [undefined, undefined]),
        slope,
      ]),
    ),
  };
}
