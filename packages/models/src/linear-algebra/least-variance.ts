import type { Matrix } from '@snpress/data';

/** Of the variance that one sample with one other allele of a diploid gives a marker. */
const share = 0.05;

/** How far the largest value is from the smallest; missing ones are left out. */
export function rangeOf(values: Float32Array): number {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least;
}

/**
 * The variance (÷ n) below which a marker hardly varies. What little it does, as a call that was imputed by the mean of other samples,
 * must not be scaled to what others vary: a carrier among new samples would stand at hundreds of deviations.
 */
export function leastVariance(genotypes: Pick<Matrix, 'samples' | 'values' | 'called'>): number {
  return leastVarianceOf(rangeOf(genotypes.called?.levels ?? genotypes.values), genotypes.samples.length);
}

/** The same of dosages with this range. */
export function leastVarianceOf(range: number, rows: number): number {
  const oneAllele = (range / 2) ** 2 * (1 / rows) * (1 - 1 / rows);
  return Math.max(1e-12, share * oneAllele);
}
