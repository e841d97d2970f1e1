import type { GenePerformance } from '@snpress/models';
import type { EvaluatedModel } from './evaluation.js';

/** What the evaluation of a model says of some genes; NaN for those that it does not know, and where nothing was permuted. */
export function genePerformance(
  { perGene, permutation }: EvaluatedModel,
  genes: readonly string[],
): GenePerformance {
  const index = new Map(perGene.genes.map((gene, at) => [gene, at]));
  const pick = (values: Float64Array | undefined): Float64Array =>
    Float64Array.from(genes, (gene) => values?.[index.get(gene) ?? -1] ?? NaN);
  const { skill, r, r2 } = perGene;
  return {
    skill: pick(skill),
    r: pick(r),
    r2: pick(r2),
    p: pick(permutation?.perGene.p),
    q: pick(permutation?.perGene.q),
  };
}
