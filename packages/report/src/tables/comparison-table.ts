import { toCsv } from '../csv/to-csv.js';
import { markup, type Markup } from '../html/markup.js';
import type { PairedComparison } from '@snpress/evaluate';
import { formatInterval, formatNumber, formatPValue } from '@snpress/data/words/format-number';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** The pairs that a model is in, turned so that it comes first. */
function comparisonsOf(model: string, comparisons: readonly PairedComparison[]) {
  return comparisons.flatMap(({ first, second, skill: { difference, interval, test } }) => {
    const own = { first, second, difference, interval, p: test?.p };
    if (first === model) return [own];
    if (second !== model) return [];
    const turned = interval && ([-interval[1], -interval[0]] as const);
    return [{ ...own, first: second, second: first, difference: -difference, interval: turned }];
  });
}

/** Differences in pooled skill between one model and the others; the file holds every pair. */
export function comparisonTable(
  model: string,
  comparisons: readonly PairedComparison[],
  caption: Markup,
): Table {
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
      rows: comparisonsOf(model, comparisons).map(({ first, second, difference, interval, p }) => ({
        cells: [
          markup`${first} − ${second}`,
          formatNumber(difference),
          interval === null ? '–' : formatInterval(interval, (value) => formatNumber(value)),
          p === undefined ? '–' : formatPValue(p),
        ],
      })),
    }),
    csv: toCsv(
      ['first', 'second', 'difference', 'low', 'high', 'p_value'],
      comparisons.map(({ first, second, skill: { difference, interval, test } }) => [
        first,
        second,
        difference,
        ...(interval ?? [undefined, undefined]),
        test?.p,
      ]),
    ),
  };
}
