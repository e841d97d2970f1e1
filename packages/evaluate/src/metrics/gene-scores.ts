import type { ModelEvaluation } from '../model/model-evaluation.js';

/** What is said of each gene: one entry per gene of the evaluation in every array; p and q where they were computed. */
export type GeneScores = Readonly<Record<'mse' | 'skill' | 'r' | 'r2', Float64Array>> & {
  readonly p?: Float64Array;
  readonly q?: Float64Array;
};

/** The scores of the genes by their names, in the order in which tables of genes have them. */
export function geneScores({ perGene, permutation }: ModelEvaluation): GeneScores {
  const { mse, skill, r, r2 } = perGene;
  return { mse, skill, r, r2, ...(permutation && { p: permutation.perGene.p, q: permutation.perGene.q }) };
}
