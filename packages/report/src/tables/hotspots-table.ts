import { toCsv } from '../csv/to-csv.js';
import type { GenomeStretch } from '../genome/genome-stretches.js';
import type { Markup } from '../html/markup.js';
import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

const shown = 10;

/** The stretches of the genome that act on most genes; the file holds all that act on any. */
export function hotspotsTable(
  models: readonly { readonly model: string; readonly stretches: readonly GenomeStretch[] }[],
  caption: Markup,
): Table {
  const [{ stretches }] = models as readonly [(typeof models)[number]];
  return {
    name: 'hotspots',
    inline: renderTable({
      caption,
      columns: [{ label: 'Stretch' }, { label: 'Genes', numeric: true }, { label: 'Strongest marker' }],
      rows: [...stretches]
        .sort((a, b) => b.genes - a.genes)
        .slice(0, shown)
        .map(({ chromosome, from, to, genes, marker }) => ({
          cells: [
            `${chromosome === '' ? 'markers ' : `${chromosome}:`}${formatCount(from)}–${formatCount(to)}`,
            formatNumber(genes, 1),
            marker,
          ],
        })),
    }),
    csv: toCsv(
      ['model', 'chromosome', 'from', 'to', 'genes', 'strongest_marker'],
      models.flatMap(({ model, stretches: own }) =>
        own.map(({ chromosome, from, to, genes, marker }) => [model, chromosome, from, to, genes, marker]),
      ),
    ),
  };
}
