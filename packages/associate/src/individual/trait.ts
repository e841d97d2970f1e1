/** A trait of samples. */
export interface Trait {
  readonly name: string;
  /** A quantity is fitted by a line, a binary trait (0 or 1) by a logistic curve. */
  readonly kind: 'quantitative' | 'binary';
  /** One per sample; NaN where missing. */
  readonly values: Float64Array;
}

/** The association of every gene with a trait: one entry per gene in each list. */
export interface TraitAssociations {
  readonly trait: string;
  readonly method: 'linear' | 'logistic' | 'firth' | 'mixed';
  /** Samples with the trait and all covariates. */
  readonly samples: number;
  /** Of a binary trait: samples with 1. */
  readonly cases: number | undefined;
  readonly genes: readonly string[];
  /** Change of the trait, or of the logarithm of odds, per unit of expression. */
  readonly effect: Float64Array;
  readonly se: Float64Array;
  /** t of a line, otherwise z. */
  readonly z: Float64Array;
  readonly p: Float64Array;
  /** Benjamini and Hochberg's, over the genes of this trait. */
  readonly q: Float64Array;
  /** Why there is no p; undefined where there is one. */
  readonly lacks: readonly ('constant' | 'not-converged' | 'no-chromosome' | 'no-phi' | undefined)[];
  /** Where z is calibrated: Φ, 1 + N·h²·Φ, z and p before. */
  readonly calibration?: Readonly<Record<'phi' | 'inflation' | 'rawZ' | 'rawP', Float64Array>> | undefined;
}
