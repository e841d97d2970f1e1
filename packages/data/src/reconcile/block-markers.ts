import type { MarkerBlock } from '../markers/marker-stream.js';
import { alleleFrequency } from './allele-frequency.js';
import type { MarkerTable } from './marker-table.js';

/** Markers whose dosages were looked at. */
export interface CountedMarkers extends MarkerTable {
  readonly frequencies: Float64Array;
}

/** The markers of a block, with the frequencies of their counted alleles among so many samples. */
export function blockMarkers(
  {
    features,
    names,
    positions,
    alleles,
    values,
  }: Pick<MarkerBlock, 'features' | 'values'> & Partial<MarkerBlock>,
  samples: number,
  ploidy: 1 | 2,
): CountedMarkers {
  const frequencies = Float64Array.from(features, (_, marker) =>
    alleleFrequency(values.subarray(marker * samples, (marker + 1) * samples), ploidy),
  );
  return {
    ids: features,
    ...(names && { names }),
    ...(positions && { positions }),
    ...(alleles && { alleles }),
    frequencies,
  };
}
