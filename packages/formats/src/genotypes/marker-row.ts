import type { MarkerBlock } from '@snpress/data';
import type { MarkerValues } from '@snpress/data';

/** What a table of markers says of one of them, as it is written there. */
export interface MarkerRow {
  readonly chromosome: string;
  readonly position: number;
  /** `.` where it has none. */
  readonly id: string;
  readonly counted: string;
  readonly other: string;
}

/**
 * Markers and their values as a block. An id `.` becomes `chromosome_position_other_counted`; a chromosome or an allele
 * `0` or `.`, an allele `N` or `<*>` (any base, any allele) and a position below 1 are not known.
 */
export function markerBlock(rows: readonly MarkerRow[], values: MarkerValues): MarkerBlock {
  const start = Float64Array.from(rows, ({ position }) => (position >= 1 ? position : NaN));
  return {
    features: rows.map((row) =>
      row.id === '.' ? [row.chromosome, row.position, row.other, row.counted].join('_') : row.id,
    ),
    values,
    positions: { chromosome: rows.map(({ chromosome }) => known(chromosome)), start, end: start },
    alleles: {
      counted: rows.map(({ counted }) => knownAllele(counted)),
      other: rows.map(({ other }) => knownAllele(other)),
    },
  };
}

function known(text: string): string {
  return text === '0' || text === '.' ? '' : text;
}

function knownAllele(text: string): string {
  return text === 'N' || text === '<*>' ? '' : known(text);
}
