/** Weights of all genes that are mostly zero, gene by gene (compressed sparse columns). */
export interface SparseWeights {
  /** Where each gene's weights begin in `markers` and `weights`; one more entry than genes. */
  readonly starts: Int32Array;
  /** Marker indices, ascending within a gene. */
  readonly markerIndices: Int32Array;
  /** Expression per unit of dosage. */
  readonly weights: Float64Array;
  readonly intercepts: Float64Array;
}

/** One gene's weights, in any order. */
export interface GeneWeights {
  readonly markers: readonly number[];
  readonly weights: readonly number[];
  readonly intercept: number;
}

/** Packs the weights of all genes. */
export function packWeights(genes: readonly GeneWeights[]): SparseWeights {
  const starts = new Int32Array(genes.length + 1);
  genes.forEach(({ markers }, gene) => {
    starts[gene + 1] = starts[gene]! + markers.length;
  });
  const markerIndices = new Int32Array(starts[genes.length]!);
  const weights = new Float64Array(markerIndices.length);
  genes.forEach((gene, index) => {
    const order = [...gene.markers.keys()].sort((a, b) => gene.markers[a]! - gene.markers[b]!);
    order.forEach((from, k) => {
      markerIndices[starts[index]! + k] = gene.markers[from]!;
      weights[starts[index]! + k] = gene.weights[from]!;
    });
  });
  return {
    starts,
    markerIndices,
    weights,
    intercepts: Float64Array.from(genes, ({ intercept }) => intercept),
  };
}
