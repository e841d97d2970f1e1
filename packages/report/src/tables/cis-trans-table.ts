import { toCsv } from '../csv/to-csv.js';
import type { Markup } from '../html/markup.js';
import type { CisTransSkill } from '@snpress/evaluate';
import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** Pooled skill of cis markers alone, of trans markers alone and of both, with the genes that lean to either. */
export function cisTransTable(skills: readonly CisTransSkill[], caption: Markup): Table {
  return {
    name: 'cis-trans',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Model' },
        { label: 'Whole', numeric: true },
        { label: 'Cis alone', numeric: true },
        { label: 'Trans alone', numeric: true },
        { label: 'Genes mostly cis', numeric: true },
        { label: 'Genes mostly trans', numeric: true },
      ],
      rows: skills.map(({ name, whole, cis, trans, sources }) => ({
        cells: [
          name,
          ...[whole, cis, trans].map(({ pooled }) => formatNumber(pooled)),
          formatCount(sources.mostlyCis),
          formatCount(sources.mostlyTrans),
        ],
      })),
    }),
    csv: toCsv(
      ['model', 'window', 'genes', 'skill_whole', 'skill_cis', 'skill_trans', 'mostly_cis', 'mostly_trans'],
      skills.map(({ name, window, genes, whole, cis, trans, sources: { mostlyCis, mostlyTrans } }) => [
        ...[name, window, genes, whole.pooled, cis.pooled, trans.pooled, mostlyCis, mostlyTrans],
      ]),
    ),
  };
}
