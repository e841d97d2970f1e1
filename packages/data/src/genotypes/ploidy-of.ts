import type { Matrix } from '../matrix/matrix.js';

/** The ploidy of genotypes: the one that they say or, without one, haploid where no dosage is above 1. */
export function ploidyOf({ ploidy, values }: Pick<Matrix, 'ploidy' | 'values'>): 1 | 2 {
  return ploidy ?? (values.some((dosage) => dosage > 1) ? 2 : 1);
}
