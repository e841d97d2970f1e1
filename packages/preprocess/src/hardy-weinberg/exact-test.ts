/** Rounding may not tell outcomes of equal probability apart. */
const TIE = 1 + 1e-10;

/**
 * The exact test of Hardy–Weinberg proportions (Wigginton, Cutler & Abecasis 2005): the probability, given the allele
 * counts, of a number of heterozygotes that is no more probable than the observed one.
 *
 * @param heterozygotes - diploid samples with both alleles.
 * @param homozygotes - with two copies of one allele, and of the other.
 * @returns 1 where there are no samples.
 */
export function exactTest(heterozygotes: number, homozygotes: readonly [number, number]): number {
  const samples = heterozygotes + homozygotes[0] + homozygotes[1];
  const rare = 2 * Math.min(...homozygotes) + heterozygotes;
  if (rare === 0) return 1;
  const common = 2 * samples - rare;

  // Relative to the probability of about the most probable count, so that nothing overflows.
  let middle = Math.floor((rare * common) / (2 * samples));
  if ((middle - rare) % 2 !== 0) middle++;
  const probability = new Float64Array(rare + 1);
  probability[middle] = 1;
  for (let count = middle; count > 1; count -= 2) {
    const rareHomozygotes = (rare - count) / 2;
    const commonHomozygotes = (common - count) / 2;
    probability[count - 2] =
      (probability[count]! * count * (count - 1)) / (4 * (rareHomozygotes + 1) * (commonHomozygotes + 1));
  }
  for (let count = middle; count + 2 <= rare; count += 2) {
    const rareHomozygotes = (rare - count) / 2;
    const commonHomozygotes = (common - count) / 2;
    probability[count + 2] =
      (probability[count]! * 4 * rareHomozygotes * commonHomozygotes) / ((count + 2) * (count + 1));
  }

  const limit = probability[heterozygotes]! * TIE;
  let all = 0;
  let extreme = 0;
  for (const value of probability) {
    all += value;
    if (value <= limit) extreme += value;
  }
  return Math.min(1, extreme / all);
}
