import type { DenseModel } from '../contract/dense-model.js';
import { unitWeights } from '../network/unit-weights.js';
import type { CompositePart } from './composite-part.js';
import { placesOfGenes } from './places-of-genes.js';

/** The networks of all parts side by side; a gene reads those of its own part alone. */
export function denseComposite(genes: readonly string[], parts: readonly CompositePart[]): DenseModel {
  const models = parts.map(({ fitted }) => fitted.dense!());
  const widths = models.map(({ networks }) =>
    networks.reduce((sum, { layers }) => sum + layers.at(-1)!.outputs, 0),
  );
  const starts = widths.map((_, part) => widths.slice(0, part).reduce((sum, width) => sum + width, 0));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { partOf, geneOf } = placesOfGenes(genes, parts);
  const intercepts = Float64Array.from(
    partOf,
    (part, gene) => unitWeights(models[part]!, geneOf[gene]!).intercept,
  );
  return {
    markers: models[0]!.markers,
    genes,
    networks: models.flatMap(({ networks }) => networks),
    intercepts,
    weightsOf(gene) {
      const part = partOf[gene]!;
      const weights = new Float64Array(units);
      weights.set(unitWeights(models[part]!, geneOf[gene]!).weights, starts[part]);
      return weights;
    },
  };
}
