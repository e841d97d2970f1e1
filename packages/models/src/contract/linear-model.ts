/** The effects of markers on one gene; markers that are left out have none. */
export interface MarkerEffects {
  /** Marker indices, ascending. */
  readonly markers: Int32Array;
  /** Expression per unit of dosage, both as the model was trained on them: preprocessed. */
  readonly effects: Float64Array;
}

/**
 * A fitted model as weights: the prediction of gene g is
 * `intercepts[g] + Σ (x[j] − markerMeans[j]) · effect[j]` over `effectsOf(g)`.
 */
export interface LinearModel {
  /** Markers of the training set, in its order. */
  readonly markers: readonly string[];
  /** Genes of the training set, in its order. */
  readonly genes: readonly string[];
  /** Mean dosage of each marker over the training samples. */
  readonly markerMeans: Float64Array;
  /** What is predicted for each gene where every marker is at its mean. */
  readonly intercepts: Float64Array;
  /**
   * The effects on gene `gene`, computed when asked for: markers × genes need not fit in memory.
   * @param among - marker indices, ascending; where given, only their effects are computed.
   */
  effectsOf(gene: number, among?: Int32Array): MarkerEffects;
  /** The markers of `effectsOf(gene)`, where they are known without their effects; the same array for genes of the same ones. */
  readonly markersOf?: (gene: number) => Int32Array;
  /**
   * The effects of the same markers on several genes, genes × markers, where computing them together costs less.
   * @param among - marker indices, ascending.
   */
  readonly effectsOfGenes?: (genes: readonly number[], among: Int32Array) => Float64Array;
}
