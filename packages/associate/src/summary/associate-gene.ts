/** The association of a gene's predicted expression with a trait, from summary statistics. */
export interface GeneAssociation {
  /** NaN where the predicted expression does not vary. */
  readonly z: number;
  /** Change of the trait per unit of expression; NaN where the GWAS has no effects. */
  readonly effect: number;
  /** Variance of the predicted expression. */
  readonly variance: number;
  /** Variants with a weight, a z and a covariance. */
  readonly used: number;
}

/**
 * z = Σ w·σ_l/σ_g·z_l of one gene, over the variants that have a z and a variance.
 *
 * @param weights - of the variants; `z` and `beta` of the GWAS likewise, NaN where not known.
 * @param covariances - of their dosages, symmetric; NaN where not known.
 * @see Barbeira et al., Exploring the phenotypic consequences of tissue specific gene expression variation inferred from GWAS summary
 *   statistics, Nature Communications 9:1825 (2018), equation 2
 * @example
 * associateGene(Float64Array.of(0.5), Float64Array.of(2), Float64Array.of(0.1), Float64Array.of(0.4)).z; // 2
 */
export function associateGene(
  weights: Float64Array,
  z: Float64Array,
  beta: Float64Array,
  covariances: Float64Array,
): GeneAssociation {
  const size = weights.length;
  let [used, sumZ, sumBeta, variance] = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const own = covariances[i * size + i]!;
    if (Number.isNaN(z[i]!) || Number.isNaN(own)) continue;
    used++;
    sumZ += weights[i]! * Math.sqrt(own) * z[i]!;
    sumBeta += weights[i]! * own * beta[i]!;
    for (let j = 0; j < size; j++) {
      const shared = covariances[i * size + j]!;
      if (Number.isNaN(z[j]!) || Number.isNaN(shared)) continue;
      variance += weights[i]! * weights[j]! * shared;
    }
  }
  if (used === 0) return { z: NaN, effect: NaN, variance: NaN, used };
  return variance > 0
    ? { z: sumZ / Math.sqrt(variance), effect: sumBeta / variance, variance, used }
    : { z: NaN, effect: NaN, variance, used };
}
