import { originalIds } from '@snpress/data/matrix/original-ids';
import { toCsv } from '../csv/to-csv.js';
import { markup, type Markup } from '../html/markup.js';
import type { MarkerImportance } from '../input/report-input.js';
import { formatCompact, formatCount } from '@snpress/data/words/format-number';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

const shown = 10;

/** The indices of the markers that count most, highest first. */
function topMarkers({ values }: MarkerImportance): readonly number[] {
  const top: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value > 0) || (top.length === shown && value <= values[top[shown - 1]!]!)) continue;
    const at = top.findIndex((other) => value > values[other]!);
    top.splice(at < 0 ? top.length : at, 0, i);
    if (top.length > shown) top.pop();
  }
  return top;
}

const place = ({ chromosome, position }: MarkerImportance, i: number): string | undefined =>
  chromosome === undefined || position === undefined || !Number.isFinite(position[i]!)
    ? undefined
    : `${chromosome[i]!}:${formatCount(position[i]!)}`;

function importanceCsv(importances: readonly MarkerImportance[]): string {
  const [first] = importances;
  const same = importances.every(({ markers }) => markers === first!.markers);
  const rows = new Map<string, { readonly from: MarkerImportance; readonly i: number }>();
  for (const from of same ? [first!] : importances) {
    from.markers.forEach((marker, i) => {
      if (!rows.has(marker)) rows.set(marker, { from, i });
    });
  }
  const columns = importances.map(({ markers, values }) => {
    const at = same ? rows : new Map(markers.map((marker, i) => [marker, { i }]));
    return (marker: string) => values[at.get(marker)?.i ?? -1];
  });
  const names = originalIds([...rows.keys()]);
  return toCsv(
    ['marker', 'chromosome', 'position', ...importances.map(({ model }) => model)],
    [...rows].map(([marker, { from, i }], row) => [
      names[row],
      from.chromosome?.[i],
      from.position?.[i],
      ...columns.map((valueOf) => valueOf(marker)),
    ]),
  );
}

/** The markers that count most in every model; the file holds all markers. */
export function importanceTable(importances: readonly MarkerImportance[], caption: Markup): Table {
  const tops = importances.map(topMarkers);
  return {
    name: 'importances',
    inline: renderTable({
      caption,
      columns: [{ label: 'Rank' }, ...importances.map(({ model }) => ({ label: model }))],
      rows: Array.from({ length: Math.max(...tops.map((top) => top.length)) }, (_, rank) => ({
        cells: [
          formatCount(rank + 1),
          ...importances.map((importance, m) => {
            const i = tops[m]![rank];
            if (i === undefined) return '–';
            const where = place(importance, i);
            return markup`${importance.markers[i]} <small>${where !== undefined && markup`${where}, `}${formatCompact(importance.values[i]!, 3)}</small>`;
          }),
        ],
      })),
    }),
    csv: importanceCsv(importances),
  };
}
