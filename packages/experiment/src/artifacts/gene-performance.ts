import { geneScores } from '@snpress/evaluate/metrics/gene-scores';
import type { ModelEvaluation } from '@snpress/evaluate';
import type { GenePerformance } from '@snpress/models';

/** What the evaluation of a model says of some genes; NaN for those that it does not know, and where nothing was permuted. */
export function genePerformance(evaluation: ModelEvaluation, genes: readonly string[]): GenePerformance {
  const index = new Map(evaluation.perGene.genes.map((gene, at) => [gene, at]));
  const pick = (values: Float64Array | undefined): Float64Array =>
    Float64Array.from(genes, (gene) => values?.[index.get(gene) ?? -1] ?? NaN);
  const { skill, r, r2, p, q } = geneScores(evaluation);
  return { skill: pick(skill), r: pick(r), r2: pick(r2), p: pick(p), q: pick(q) };
}
