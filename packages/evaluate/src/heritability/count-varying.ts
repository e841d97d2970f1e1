import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';

/** How many markers vary. */
export function countVarying(genotypes: Matrix): number {
  let count = 0;
  for (let marker = 0; marker < genotypes.features.length; marker++) {
    const dosages = featureValues(genotypes, marker);
    if (dosages.some((dosage) => dosage !== dosages[0])) count++;
  }
  return count;
}
