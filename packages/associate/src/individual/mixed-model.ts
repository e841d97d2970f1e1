import type { Relationship } from '@snpress/evaluate';
import { maximiseReml } from '@snpress/evaluate/heritability/maximise-reml';

/** Samples as a mixed model sees them: their relationship is taken out, and their number is one less (the intercept's). */
export interface MixedModel {
  /** The share of the trait's variance that the markers explain. */
  readonly heritability: number;
  /** A variable of the samples in directions that are independent and of one variance. */
  readonly whiten: (variable: Float64Array) => Float64Array;
}

/**
 * The mixed model y = 1μ + g + e with Cov(g) by all markers given, whose heritability is found by REML without the gene that is tested
 * (EMMAX: Kang et al. 2010). Regression in whitened directions is the test by GBLUP residuals: V⁻¹(y − 1μ) are these, up to a factor.
 *
 * @param relationship - of the samples, by markers of other chromosomes than the genes to be tested.
 * @param trait - without what covariates explain.
 */
export function mixedModel({ eigenvalues, basis }: Relationship, trait: Float64Array): MixedModel {
  const samples = trait.length;
  const size = eigenvalues.length;
  const rotate = (variable: Float64Array): Float64Array => {
    const rotated = new Float64Array(size);
    for (let k = 0; k < size; k++) {
      let sum = 0;
      for (let i = 0; i < samples; i++) sum += basis[k * samples + i]! * variable[i]!;
      rotated[k] = sum;
    }
    return rotated;
  };
  const squares = rotate(trait).map((value) => value * value);
  const { h2 } = maximiseReml(eigenvalues, squares)[0]!;
  // Where nothing tells the two variances apart, samples are unrelated.
  const heritability = Number.isNaN(h2) ? 0 : Math.min(h2, 0.9999);
  const scales = eigenvalues.map((value) => 1 / Math.sqrt(1 + heritability * (value - 1)));
  return {
    heritability,
    whiten: (variable) => rotate(variable).map((value, k) => value * scales[k]!),
  };
}
