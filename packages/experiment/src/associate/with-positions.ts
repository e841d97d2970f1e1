import type { PositionTable } from '@snpress/data';
import type { ModelAssociations } from '@snpress/associate';
import { withoutVersion } from '../predict/without-version.js';

/** Genes with the positions of a table, by id with or without its version (`ENSG00000000001.12`). */
export function withPositions(found: ModelAssociations, table: PositionTable | undefined): ModelAssociations {
  if (table === undefined) return found;
  const rows = new Map<string, number>();
  table.ids.forEach((id, row) => {
    rows.set(withoutVersion(id), row);
  });
  table.ids.forEach((id, row) => {
    rows.set(id, row);
  });
  const { chromosome, start, end } = table.positions;
  const own = found.genes.ids.map((id) => rows.get(id) ?? rows.get(withoutVersion(id)) ?? -1);
  return {
    ...found,
    genes: {
      ...found.genes,
      positions: {
        chromosome: own.map((row) => chromosome[row] ?? ''),
        start: Float64Array.from(own, (row) => start[row] ?? NaN),
        end: Float64Array.from(own, (row) => end[row] ?? NaN),
      },
    },
  };
}
