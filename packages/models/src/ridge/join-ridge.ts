import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { GroupPart } from '../definition/grouped.js';
import { dot } from '../linear-algebra/dot.js';
import { keptGenotypes } from '../genotypes/stored-genotypes.js';
import { genotypeProducts } from '../linear-algebra/genotype-products.js';
import { markerMeans } from '../linear-algebra/marker-means.js';
import { expressionVariance } from '../linear/expression-variance.js';
import { ridgeModel } from './ridge-model.js';

/** Ridge models of genes that are known in other samples, as one with the genotypes of all samples: those that a gene lacks have no weight. */
export function joinRidge({ genotypes, expression }: TrainingSet, parts: readonly GroupPart[]): Fitted {
  const samples = genotypes.samples.length;
  const genes = expression.features.length;
  const means = markerMeans(genotypes);
  const kernel = genotypeProducts(genotypes, genotypes, means);
  const geneMeans = new Float64Array(genes);
  const duals = new Float32Array(genes * samples);
  for (const { fitted, genes: own, rows } of parts) {
    const { arrays } = fitted.save();
    const part = arrays.duals as Float32Array;
    const ownMeans = arrays.geneMeans as Float64Array;
    const meanRelationship = new Float64Array(samples);
    for (const row of rows) {
      for (let i = 0; i < samples; i++) meanRelationship[i]! += kernel[row * samples + i]! / rows.length;
    }
    own.forEach((gene, index) => {
      const weights = new Float64Array(samples);
      rows.forEach((row, k) => (weights[row] = part[index * rows.length + k]!));
      duals.set(weights, gene * samples);
      // the gene's mean is that of its own samples, the intercept is where all samples have their mean
      geneMeans[gene] = ownMeans[index]! - dot(meanRelationship, 0, weights, 0, samples);
    });
  }
  return ridgeModel({
    markers: genotypes.features,
    genes: expression.features,
    genotypes: keptGenotypes(genotypes),
    markerMeans: means,
    geneMeans,
    duals,
    expressionVariance: expressionVariance(expression),
  });
}
