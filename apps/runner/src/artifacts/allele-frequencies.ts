import type { Matrix } from '@snpress/data';

/** The frequency of every marker's counted allele among the observed samples; NaN where none is observed. */
export function alleleFrequencies({ samples, features, values }: Matrix, ploidy: 1 | 2): Float64Array {
  const rows = samples.length;
  return Float64Array.from(features, (_, marker) => {
    let sum = 0;
    let observed = 0;
    for (let at = marker * rows; at < (marker + 1) * rows; at++) {
      const dosage = values[at]!;
      if (Number.isNaN(dosage)) continue;
      sum += dosage;
      observed++;
    }
    return sum / observed / ploidy;
  });
}
