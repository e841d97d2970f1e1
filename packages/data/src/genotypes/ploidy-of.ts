import type { StoredMatrix } from '../markers/stored-matrix.js';

/** The ploidy of genotypes: the one that they say or, without one, haploid where no dosage is above 1. */
export function ploidyOf({ ploidy, values }: Pick<StoredMatrix, 'ploidy' | 'values'>): 1 | 2 {
  if (ploidy !== undefined) return ploidy;
  for (let at = 0; at < values.length; at++) if (values[at]! > 1) return 2;
  return 1;
}
