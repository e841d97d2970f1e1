import { toCsv } from '../csv/to-csv.js';
import { geneName } from '../html/gene-name.js';
import type { Markup } from '../html/markup.js';
import type { MarkerInclusion } from '../input/report-input.js';
import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

const shown = 15;

interface SetRow {
  readonly model: string;
  readonly gene: string;
  /** Its number among those of the gene, from 1. */
  readonly number: number;
  readonly markers: readonly string[];
  readonly probabilities: readonly number[];
  /** The marker with the highest of them. */
  readonly highest: string;
  readonly probability: number;
  readonly purity: number;
  readonly chromosome: string | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

function rowsOf(inclusion: MarkerInclusion): readonly SetRow[] {
  const { model, genes, markers: ids, chromosome, position, credibleSets } = inclusion;
  const numbers = new Map<number, number>();
  return credibleSets.map(({ gene, markers, probability, purity }): SetRow => {
    const number = (numbers.get(gene) ?? 0) + 1;
    numbers.set(gene, number);
    const own = Array.from(markers);
    const chances = probabilitiesAt(inclusion, gene, own);
    const highest = own[chances.indexOf(Math.max(...chances))]!;
    const places = own.map((marker) => position?.[marker] ?? NaN).filter(Number.isFinite);
    return {
      ...{ model, number, probability, purity, probabilities: chances },
      gene: genes[gene]!,
      markers: own.map((marker) => ids[marker]!),
      highest: ids[highest]!,
      chromosome:
        chromosome === undefined
          ? undefined
          : [...new Set(own.map((marker) => chromosome[marker]!))].join(' '),
      from: places.length === 0 ? undefined : Math.min(...places),
      to: places.length === 0 ? undefined : Math.max(...places),
    };
  });
}

/** How many effects of a gene are expected at some of its markers. */
function probabilitiesAt(
  { starts, entries, probabilities }: MarkerInclusion,
  gene: number,
  markers: readonly number[],
): readonly number[] {
  const known = new Map<number, number>();
  for (let k = starts[gene]!; k < starts[gene + 1]!; k++) known.set(entries[k]!, probabilities[k]!);
  return markers.map((marker) => known.get(marker) ?? 0);
}

const place = ({ chromosome, from, to }: SetRow): string =>
  from === undefined || to === undefined
    ? '–'
    : `${chromosome ?? ''}:${formatCount(from)}${from === to ? '' : `–${formatCount(to)}`}`;

/**
 * Credible sets: on the page those of some genes, then the smallest of the surest; in the file all.
 * @param first - the genes that come first.
 */
export function credibleSetsTable(
  inclusions: readonly MarkerInclusion[],
  first: readonly string[],
  caption: Markup,
): Table {
  const rows = inclusions.flatMap(rowsOf);
  const several = inclusions.length > 1;
  const order = (at: number): number => {
    const place = first.indexOf(rows[at]!.gene);
    return place < 0 ? first.length : place;
  };
  const surest = [...rows.keys()]
    .sort(
      (a, b) =>
        order(a) - order(b) ||
        rows[a]!.markers.length - rows[b]!.markers.length ||
        rows[b]!.probability - rows[a]!.probability ||
        a - b,
    )
    .slice(0, shown);
  return {
    name: 'credible-sets',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Gene' },
        ...(several ? [{ label: 'Model' }] : []),
        { label: 'Place' },
        { label: 'Likeliest marker' },
        { label: 'Markers', numeric: true },
        { label: 'Probability', numeric: true },
        { label: 'Purity', numeric: true },
      ],
      rows: surest.map((at) => {
        const row = rows[at]!;
        return {
          cells: [
            geneName(row.gene),
            ...(several ? [row.model] : []),
            place(row),
            row.highest,
            formatCount(row.markers.length),
            formatNumber(row.probability),
            formatNumber(row.purity),
          ],
        };
      }),
    }),
    csv: toCsv(
      [
        'model',
        'gene',
        'set',
        'probability',
        'purity',
        'chromosome',
        'from',
        'to',
        'size',
        'markers',
        'pips',
      ],
      rows.map((row) => [
        ...[row.model, row.gene, row.number, row.probability, row.purity, row.chromosome, row.from, row.to],
        ...[
          row.markers.length,
          row.markers.join(' '),
          row.probabilities.map((p) => Number(p.toPrecision(4))).join(' '),
        ],
      ]),
    ),
  };
}
