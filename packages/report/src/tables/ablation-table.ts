import { toCsv } from '../csv/to-csv.js';
import type { Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../input/report-input.js';
import { formatInterval, formatNumber, formatPercent, formatPValue } from '@snpress/data/words/format-number';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** What the parts of models add to them. */
export function ablationTable(models: readonly EvaluatedModel[], caption: Markup): Table {
  const rows = models.flatMap(({ name, ablations = [] }) =>
    ablations.map((ablation) => ({ name, ...ablation })),
  );
  const hasShares = rows.some(({ share }) => share !== undefined);
  return {
    name: 'ablations',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Model' },
        { label: 'Without' },
        { label: 'Skill', numeric: true },
        { label: 'Skill without', numeric: true },
        { label: 'Difference', numeric: true },
        { label: '95\u00a0% interval', numeric: true },
        { label: 'p', numeric: true },
        ...(hasShares
          ? [
              { label: 'Share of predicted variance', numeric: true },
              { label: '95\u00a0% interval', numeric: true },
            ]
          : []),
      ],
      rows: rows.map(({ name, part, whole, without, difference, interval, p, share }) => ({
        cells: [
          name,
          part,
          ...[whole, without, difference].map((value) => formatNumber(value)),
          interval ? formatInterval(interval, (value) => formatNumber(value)) : '–',
          p === null ? '–' : formatPValue(p),
          ...(hasShares
            ? [
                share ? formatPercent(share.pooled) : '–',
                share?.interval ? formatInterval(share.interval, formatPercent) : '–',
              ]
            : []),
        ],
      })),
    }),
    csv: toCsv(
      [
        ...['model', 'without', 'skill', 'skill_without', 'difference', 'low', 'high', 'p_value'],
        ...['share', 'share_low', 'share_high'],
      ],
      rows.map(({ name, part, whole, without, difference, interval, p, share }) => [
        ...[name, part, whole, without, difference, ...(interval ?? [undefined, undefined]), p],
        ...[share?.pooled, ...(share?.interval ?? [undefined, undefined])],
      ]),
    ),
  };
}
