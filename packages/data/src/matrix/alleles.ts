/** The alleles of markers, one entry per feature; the empty string where an allele is not known. */
export interface Alleles {
  /** The allele whose copies the dosage counts. */
  readonly counted: readonly string[];
  readonly other: readonly string[];
}
