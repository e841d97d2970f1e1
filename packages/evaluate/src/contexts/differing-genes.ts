import { discoveryRate } from '../model/permutation-test-result.js';
import type { ContrastEvaluation } from '../model/model-evaluation.js';

/**
 * The genes of a contrast that a model shows to be under effects that contexts do not share, best first, as indices: their contrasts are
 * predicted better than chance would at a false discovery rate of 5 %, or, where nothing was permuted, the interval of their skill is
 * above 0.
 */
export function differingGenes({
  evaluation: { perGene, permutation },
  low,
}: Pick<ContrastEvaluation, 'evaluation' | 'low'>): readonly number[] {
  const differs = (gene: number): boolean =>
    perGene.skill[gene]! > 0 &&
    (permutation ? permutation.perGene.q[gene]! <= discoveryRate : low[gene]! > 0);
  return [...perGene.genes.keys()].filter(differs).sort((a, b) => perGene.skill[b]! - perGene.skill[a]!);
}
