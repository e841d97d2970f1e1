import { toCsv } from '../csv/to-csv.js';
import { markup, type Markup } from '../html/markup.js';
import type { PairedComparison } from '../report-input.js';
import { formatInterval, formatNumber, formatPValue } from '../text/format-number.js';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** Differences in pooled skill between pairs of models. */
export function comparisonTable(comparisons: readonly PairedComparison[], caption: Markup): Table {
  return {
    name: 'comparisons',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Models' },
        { label: 'Difference', numeric: true },
        { label: '95\u00a0% interval', numeric: true },
        { label: 'p', numeric: true },
      ],
      rows: comparisons.map(({ first, second, difference, interval, pValue }) => ({
        cells: [
          markup`${first} − ${second}`,
          formatNumber(difference),
          interval === undefined ? '–' : formatInterval(interval, (value) => formatNumber(value)),
          pValue === undefined ? '–' : formatPValue(pValue),
        ],
      })),
    }),
    csv: toCsv(
      ['first', 'second', 'difference', 'low', 'high', 'p_value'],
      comparisons.map(({ first, second, difference, interval, pValue }) => [
        first,
        second,
        difference,
        ...(interval ?? [undefined, undefined]),
        pValue,
      ]),
    ),
  };
}
