import { missingCall } from '@snpress/data/markers/marker-values';
import type { MarkerValues } from '@snpress/data';
import { absent, missing, type Calls } from './parse-calls.js';

/**
 * Counts the copies of one allele in calls. A call with a missing allele is missing. In diploid data a haploid call
 * counts as homozygous, as PLINK has it; in haploid data a homozygous diploid call counts once, a heterozygous one is
 * missing.
 * @param dosages to be filled
 */
export function callDosages(
  { first, second }: Calls,
  allele: number,
  ploidy: 1 | 2,
  dosages: MarkerValues,
): void {
  const lost = dosages instanceof Int8Array ? missingCall : NaN;
  for (let row = 0; row < dosages.length; row++) {
    const a = first[row]!;
    const b = second[row] === absent ? a : second[row]!;
    if (a === missing || b === missing) dosages[row] = lost;
    else if (ploidy === 2) dosages[row] = (a === allele ? 1 : 0) + (b === allele ? 1 : 0);
    else dosages[row] = a !== b ? lost : a === allele ? 1 : 0;
  }
}
