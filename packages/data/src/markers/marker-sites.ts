import type { Matrix } from '../matrix/matrix.js';

/** Where a marker is and what its dosages count, as far as that is known. */
export interface MarkerSite {
  readonly id: string;
  /** The empty string where it is not known. */
  readonly chromosome: string;
  /** From 1; NaN where it is not known. */
  readonly position: number;
  /** Alleles, the empty string where they are not known. */
  readonly counted: string;
  readonly other: string;
}

/** The markers of a matrix. A position of which only a part is known is not known. */
export function markerSites({ features, positions, alleles }: Matrix): readonly MarkerSite[] {
  return features.map((id, marker) => {
    const chromosome = positions?.chromosome[marker] ?? '';
    const start = positions?.start[marker] ?? NaN;
    const isKnown = chromosome !== '' && start >= 1;
    return {
      id,
      chromosome: isKnown ? chromosome : '',
      position: isKnown ? start : NaN,
      counted: alleles?.counted[marker] ?? '',
      other: alleles?.other[marker] ?? '',
    };
  });
}
