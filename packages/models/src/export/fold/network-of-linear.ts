import type { FoldedLinear } from './fold-linear.js';
import type { FoldedNetwork } from './folded-network.js';

/** A linear model as one dense layer, all of whose weights are in memory. */
export function networkOfLinear(linear: FoldedLinear): FoldedNetwork {
  const { markers, genes, fills } = linear;
  const weights = new Float32Array(markers.length * genes.length);
  const bias = new Float32Array(genes.length);
  genes.forEach((_, gene) => {
    const formula = linear.formulaOf(gene);
    bias[gene] = formula.intercept;
    formula.markers.forEach((marker, k) => (weights[marker * genes.length + gene] = formula.effects[k]!));
  });
  const layer = {
    inputs: markers.length,
    outputs: genes.length,
    weights,
    bias,
    activation: 'linear',
  } as const;
  return { markers, genes, fills, branches: [], top: [layer] };
}
