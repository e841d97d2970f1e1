import { absent, missing, type Calls } from './parse-calls.js';

/**
 * Counts the copies of one allele in calls. A call with a missing allele is missing. In diploid data a haploid call
 * counts as homozygous, as PLINK has it; in haploid data a homozygous diploid call counts once, a heterozygous one is
 * missing.
 * @param dosages to be filled, NaN where a call is missing
 */
export function callDosages(
  { first, second }: Calls,
  allele: number,
  ploidy: 1 | 2,
  dosages: Float32Array,
): void {
  for (let row = 0; row < dosages.length; row++) {
    const a = first[row]!;
    const b = second[row] === absent ? a : second[row]!;
    if (a === missing || b === missing) dosages[row] = NaN;
    else if (ploidy === 2) dosages[row] = (a === allele ? 1 : 0) + (b === allele ? 1 : 0);
    else dosages[row] = a !== b ? NaN : a === allele ? 1 : 0;
  }
}
