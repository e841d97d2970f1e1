import type { WeightGenes } from '@snpress/models';

/** Why a gene has no z. */
export const lackReasons = {
  'no-weights': 'it has no weights',
  'not-in-gwas': 'none of its variants is in the GWAS',
  'not-in-covariances': 'its variants that are in the GWAS have no covariances',
  constant: 'its predicted expression does not vary',
  'no-phi': 'its Φ is not known',
} as const;

export type LackReason = keyof typeof lackReasons;

/** The associations of the genes of a model with a trait: one entry per gene in each list. */
export interface ModelAssociations {
  readonly model: string;
  readonly genes: WeightGenes;
  /** Calibrated, where the size of the trait is known; NaN where there is none. */
  readonly z: Float64Array;
  /** Two-sided. */
  readonly p: Float64Array;
  /** Benjamini and Hochberg's, over all genes of all models. */
  readonly q: Float64Array;
  /** Before calibration; the same where nothing was calibrated. */
  readonly rawZ: Float64Array;
  readonly rawP: Float64Array;
  /** 1 + N·h²·Φ; NaN where nothing was calibrated. */
  readonly inflation: Float64Array;
  /** Change of the trait per unit of expression; NaN where the GWAS has no effects. */
  readonly effect: Float64Array;
  /** Variance of the predicted expression. */
  readonly variance: Float64Array;
  /** Variants of the gene's weights, those of them in the GWAS, in the covariances, and in both. */
  readonly variants: Int32Array;
  readonly inGwas: Int32Array;
  readonly inCovariances: Int32Array;
  readonly used: Int32Array;
  /** Why there is no z; undefined where there is one. */
  readonly lacks: readonly (LackReason | undefined)[];
}
