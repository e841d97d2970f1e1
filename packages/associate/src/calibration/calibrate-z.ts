/** The trait of a GWAS, as far as polygenic inflation depends on it. */
export interface TraitSize {
  /** Samples of the GWAS. */
  readonly samples: number;
  /** The share of the trait's variance that all markers explain. */
  readonly heritability: number;
}

/**
 * By how much a polygenic trait inflates the variance of a gene's z: 1 + N·h²·Φ; a Φ below 0 counts as 0.
 * @see Liang, Nyasimi & Im, A gene-specific variance-control approach corrects polygenicity-driven inflation observed in
 *   transcriptome-wide association studies, American Journal of Human Genetics 113:276 (2026)
 */
export function polygenicInflation(phi: number, { samples, heritability }: TraitSize): number {
  return Number.isNaN(phi) ? NaN : 1 + samples * heritability * Math.max(0, phi);
}
