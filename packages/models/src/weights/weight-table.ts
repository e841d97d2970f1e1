import type { Positions } from '@snpress/data';

/** The variants that weights act on. */
export interface WeightVariants {
  /** As genotypes or a GWAS have them: rsids, most often. */
  readonly ids: readonly string[];
  /** Names made of position and alleles, where the table has such as well (`chr1_13550_G_A_b38`). */
  readonly varIDs?: readonly string[] | undefined;
  /** The empty string where not known. */
  readonly chromosome: readonly string[];
  /** NaN where not known. */
  readonly start: Float64Array;
  /** The alleles in upper case: of the first each copy counts. */
  readonly counted: readonly string[];
  readonly other: readonly string[];
  /** Of the counted allele, where known. */
  readonly frequency?: Float64Array | undefined;
}

/** The genes that weights predict. */
export interface WeightGenes {
  readonly ids: readonly string[];
  /** Symbols, where known. */
  readonly names?: readonly string[] | undefined;
  readonly positions?: Positions | undefined;
  /** What the table claims of its predictions in held-out samples; NaN where it says nothing. */
  readonly r2?: Float64Array | undefined;
  readonly p?: Float64Array | undefined;
  readonly q?: Float64Array | undefined;
  /** By how much N·h² of a polygenic trait inflates the variance of z; NaN where not known. */
  readonly phi?: Float64Array | undefined;
}

/** The weights of one gene. */
export interface GeneWeights {
  /** Indices of variants, none twice. */
  readonly variants: Int32Array;
  /** Expression per copy of the counted allele. */
  readonly weights: Float64Array;
}

/** A linear model as its weights: what PredictDB, FUSION and TIGAR hold, and what our own linear models are. */
export interface WeightTable {
  readonly name: string;
  readonly variants: WeightVariants;
  readonly genes: WeightGenes;
  /** Genes that the source names without a weight; they are none of `genes`. */
  readonly empty?: readonly string[] | undefined;
  weightsOf(gene: number): GeneWeights;
}
