/** Markers of which one, by a given chance, acts on a gene. */
export interface CredibleSet {
  /** Index of the gene. */
  readonly gene: number;
  /** Marker indices, ascending. */
  readonly markers: Int32Array;
  /** How likely it is that one of them acts; 0.95 at least. */
  readonly probability: number;
  /** The smallest absolute correlation between two of them in training. */
  readonly purity: number;
}

/** Which markers act on which genes, as far as a model can tell. */
export interface Inclusion {
  /** Markers and genes of the training set, in its order. */
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  /**
   * How many effects on a gene are expected at each marker: posterior inclusion probabilities, where no marker has two. Markers that the
   * model takes for one share theirs equally; those that are left out have less than 0.001.
   */
  probabilitiesOf(gene: number): { readonly markers: Int32Array; readonly probabilities: Float64Array };
  /** By gene, in its order. */
  readonly credibleSets: readonly CredibleSet[];
  /** How effects on all genes spread over the markers; sums to 1. */
  readonly hotspots: Float64Array;
  /** Where effects come from, as shares of all: cis, hotspots, anywhere. */
  readonly mix: Readonly<Record<string, number>>;
  /** What the training set could not tell, in sentences: no positions, few genes. */
  readonly notes: readonly string[];
}
