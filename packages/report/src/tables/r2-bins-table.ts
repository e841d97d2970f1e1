import { toCsv } from '../csv/to-csv.js';
import { markup, type Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../input/report-input.js';
import { formatCount } from '@snpress/data/words/format-number';
import { r2BinLabel } from '../text/r2-bin-label.js';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** Number of genes of every model in each bin of r², with the number that chance gives beside it. */
export function r2BinsTable(models: readonly EvaluatedModel[], caption: Markup): Table {
  const bins = models[0]?.r2Bins ?? [];
  return {
    name: 'r2-bins',
    inline: renderTable({
      caption,
      columns: [
        { label: 'r²' },
        ...models.map(({ name }) => ({ label: name, note: '(chance)', numeric: true })),
      ],
      rows: bins.map((bin, i) => ({
        cells: [
          r2BinLabel(bin),
          ...models.map(({ r2Bins }) => {
            const { count, expected } = r2Bins[i]!;
            return markup`${formatCount(count)} <small>(${formatCount(expected)})</small>`;
          }),
        ],
      })),
    }),
    csv: toCsv(
      ['model', 'from', 'to', 'genes', 'expected_by_chance'],
      models.flatMap(({ name, r2Bins }) =>
        r2Bins.map(({ from, to, count, expected }) => [name, from, to, count, expected]),
      ),
    ),
  };
}
