import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import type { EnrichmentSummary } from '@snpress/evaluate';
import { toCsv } from '../csv/to-csv.js';
import type { Markup } from '../html/markup.js';
import { formatBases } from '../text/format-bases.js';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** How much more often annotated markers act; the file has each training set too. */
export function enrichmentTable(enrichments: readonly EnrichmentSummary[], caption: Markup): Table {
  const rows = enrichments.flatMap(({ cis, annotations }) => annotations.map((own) => ({ ...own, cis })));
  const several = enrichments.length > 1;
  const splits = Math.max(...rows.map(({ perSplit }) => perSplit.length));
  return {
    name: 'enrichment',
    inline: renderTable({
      caption,
      columns: [
        { label: 'annotation' },
        ...(several ? [{ label: 'markers of a gene' }] : []),
        { label: 'kind' },
        { label: 'markers', numeric: true },
        { label: 'fold', numeric: true, note: '95\u00a0%' },
        { label: 'log odds', numeric: true, note: '± SE' },
        { label: 'z', numeric: true },
      ],
      rows: rows.map(
        ({ name, cis, kind, markers, fold, interval: [low, high], logFold, standardError, z }) => ({
          cells: [
            name,
            ...(several ? [cis === undefined ? 'all' : `within ${formatBases(cis)}`] : []),
            kind === 'binary' ? 'yes or no' : 'number, per SD',
            formatCount(markers),
            `${formatNumber(fold, 2)} [${formatNumber(low, 2)}, ${formatNumber(high, 2)}]`,
            `${formatNumber(logFold, 2)} ± ${formatNumber(standardError, 2)}`,
            formatNumber(z, 1),
          ],
        }),
      ),
    }),
    csv: toCsv(
      [
        'annotation',
        'cis',
        'kind',
        'markers',
        'fold',
        'low',
        'high',
        'log_odds',
        'standard_error',
        'z',
        ...Array.from({ length: splits }, (_, split) => `log_odds_${split + 1}`),
      ],
      rows.map(({ name, cis, kind, markers, fold, interval, logFold, standardError, z, perSplit }) => [
        ...[name, cis, kind, markers, fold, ...interval, logFold, standardError, z],
        ...perSplit,
      ]),
    ),
  };
}
