import type { Marker } from './marker.js';
import type { MarkerTable } from './marker-table.js';

/** One marker of a table; `first` is the place of the table's first marker in its file. */
export function markerAt(table: MarkerTable, at: number, first = 0): Marker {
  const { ids, names = ids, positions, alleles, frequencies } = table;
  return {
    index: first + at,
    id: ids[at]!,
    name: names[at]!,
    chromosome: positions?.chromosome[at] ?? '',
    position: positions?.start[at] ?? NaN,
    counted: (alleles?.counted[at] ?? '').toUpperCase(),
    other: (alleles?.other[at] ?? '').toUpperCase(),
    frequency: frequencies?.[at] ?? NaN,
  };
}
