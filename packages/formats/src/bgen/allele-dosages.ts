import { RecordError } from '../files/byte-cursor.js';
import { copiesOf, missingFlag, numbersPerSample, type Probabilities } from './parse-probabilities.js';

/**
 * The expected copies of one allele. In diploid data a haploid sample counts as homozygous; in haploid data a diploid one
 * counts half, and one that is certainly heterozygous is missing. A sample without copies of the chromosome is missing.
 * @param allele from 0
 * @param dosages to be filled, NaN where one is missing
 * @returns how many are missing because they are heterozygous in haploid data
 * @throws RecordError where the probabilities of a sample sum to more than one
 */
export function alleleDosages(
  { alleles, ploidies, isPhased, one, numbers }: Probabilities,
  allele: number,
  ploidy: 1 | 2,
  dosages: Float32Array,
): number {
  const perHaplotype = Uint8Array.from({ length: alleles }, (_, index) => (index === allele ? 1 : 0));
  const perGenotype = genotypeCopies(alleles, allele);
  const counts = [0, 1, 2].map((copies) => numbersPerSample(alleles, copies, isPhased));
  let heterozygous = 0;
  let at = 0;
  for (let sample = 0; sample < dosages.length; sample++) {
    const copies = copiesOf(ploidies[sample]!);
    const next = at + counts[copies]!;
    if (copies === 0 || (ploidies[sample]! & missingFlag) !== 0) {
      dosages[sample] = NaN;
      at = next;
      continue;
    }
    const table = isPhased || copies === 1 ? perHaplotype : perGenotype;
    const stored = table.length - 1;
    let units = 0;
    let isCertain = true;
    for (let part = isPhased ? copies : 1; part > 0; part--) {
      let rest = one;
      for (let index = 0; index < stored; index++) {
        const number = numbers[at++]!;
        rest -= number;
        units += table[index]! * number;
        isCertain &&= number === 0 || number === one;
      }
      if (rest < 0) throw new RecordError(`the probabilities of sample ${sample + 1} sum to more than 1`);
      units += table[stored]! * rest;
    }
    if (ploidy < copies && isCertain && units === one) {
      dosages[sample] = NaN;
      heterozygous++;
    } else dosages[sample] = (units / one) * (ploidy / copies);
  }
  return heterozygous;
}

/** The copies of an allele in each diploid genotype, in the order of the format: 00, 01, 11, 02, 12, 22 … */
function genotypeCopies(alleles: number, allele: number): Uint8Array {
  const copies: number[] = [];
  for (let second = 0; second < alleles; second++) {
    for (let first = 0; first <= second; first++) {
      copies.push((first === allele ? 1 : 0) + (second === allele ? 1 : 0));
    }
  }
  return Uint8Array.from(copies);
}
