import { toCsv } from '../csv/to-csv.js';
import type { Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../input/report-input.js';
import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { geneWins, notableSkill } from './gene-wins.js';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** For how many genes the best model is better than each other one. */
export function modelPairsTable(
  best: EvaluatedModel,
  others: readonly EvaluatedModel[],
  caption: Markup,
): Table {
  const rows = others.map((other) => ({ name: other.name, ...geneWins(best, other) }));
  return {
    name: 'model-pairs',
    inline: renderTable({
      caption,
      columns: [
        { label: `${best.name} against` },
        { label: 'Genes better', numeric: true },
        { label: 'Genes worse', numeric: true },
        { label: `Better by > ${notableSkill}`, numeric: true },
        { label: `Worse by > ${notableSkill}`, numeric: true },
        { label: 'Median difference', numeric: true },
      ],
      rows: rows.map(({ name, better, worse, clearlyBetter, clearlyWorse, median }) => ({
        cells: [name, ...[better, worse, clearlyBetter, clearlyWorse].map(formatCount), formatNumber(median)],
      })),
    }),
    csv: toCsv(
      [
        'model',
        'against',
        'genes_better',
        'genes_worse',
        `genes_better_by_${notableSkill}`,
        `genes_worse_by_${notableSkill}`,
        'median_difference',
      ],
      rows.map(({ name, better, worse, clearlyBetter, clearlyWorse, median }) => [
        best.name,
        name,
        better,
        worse,
        clearlyBetter,
        clearlyWorse,
        median,
      ]),
    ),
  };
}
