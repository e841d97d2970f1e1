/**
 * The frequency of the rarer allele among the observed calls of a marker, min(p, 1 − p) with p = mean dosage / ploidy;
 * NaN where none is observed.
 */
export function minorAlleleFrequency(dosages: Float32Array, ploidy: 1 | 2): number {
  let counted = 0;
  let observed = 0;
  for (const dosage of dosages) {
    if (Number.isNaN(dosage)) continue;
    counted += dosage;
    observed++;
  }
  const alleles = ploidy * observed;
  return Math.min(counted, alleles - counted) / alleles;
}
