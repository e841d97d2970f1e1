import type { Matrix } from '@snpress/data';

/** The ploidy that the dosages speak for: haploid where none is above 1. */
export function ploidyOf(genotypes: Matrix): 1 | 2 {
  return genotypes.values.some((dosage) => dosage > 1) ? 2 : 1;
}
