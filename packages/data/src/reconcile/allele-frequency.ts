/** The frequency of the counted allele among calls that are not missing, 0 … 1; NaN where all are. */
export function alleleFrequency(dosages: Float32Array, ploidy: 1 | 2): number {
  let sum = 0;
  let called = 0;
  for (const dosage of dosages) {
    if (Number.isNaN(dosage)) continue;
    sum += dosage;
    called++;
  }
  return sum / (called * ploidy);
}
