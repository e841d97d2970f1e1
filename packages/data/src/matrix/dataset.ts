import type { Matrix } from './matrix.js';

/** Genotypes and expression of the same samples, in the same row order. */
export interface Dataset {
  /** Dosages of the counted allele, in 0…ploidy. */
  readonly genotypes: Matrix;
  /** Expression of every gene. */
  readonly expression: Matrix;
  /** Allele copies per sample and marker: 1 for haploid samples (dosage 0 or 1), 2 for diploid ones (0, 1 or 2). */
  readonly ploidy: 1 | 2;
}
