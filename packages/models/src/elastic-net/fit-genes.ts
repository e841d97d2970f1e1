import type { FitContext } from '../contract/fit-context.js';
import type { TrainingSet } from '../contract/training-set.js';
import { nextTurn } from '../contract/next-turn.js';
import { ActiveSetSolver } from './active-set.js';
import { prepareDesign } from './design.js';
import { absoluteAlpha, type ElasticNetParams } from './elastic-net-params.js';
import { expandWeights, groupMembers } from './expand-weights.js';
import { centreGene } from './centre-gene.js';
import { largestAlpha, ridgePart, threshold } from './penalty.js';
import { packWeights, type GeneWeights, type SparseWeights } from './sparse-weights.js';

/** On the way to a gene's penalty, each warm start is this share of the one before. */
const WARM_STEP = 0.7;

/** The weights of all genes, and how many genes did not converge. */
export interface GeneFits {
  readonly weights: SparseWeights;
  readonly unconverged: number;
}

/**
 * Fits every gene at a penalty of its own, to the samples that it has.
 * @param penaltyOf - the parameters that hold a gene's `alpha` or `relativeAlpha`.
 */
export async function fitGenes(
  { genotypes, expression }: TrainingSet,
  params: ElasticNetParams,
  penaltyOf: (gene: number) => Pick<ElasticNetParams, 'alpha' | 'relativeAlpha'>,
  context: FitContext,
): Promise<GeneFits> {
  const design = prepareDesign(genotypes, params.standardize, context.markerWeights);
  const members = groupMembers(design);
  const solver = new ActiveSetSolver(design, params);
  const centred = new Float64Array(design.samples);
  const total = expression.features.length;
  const genes: GeneWeights[] = [];
  let unconverged = 0;
  try {
    for (let gene = 0; gene < total; gene++) {
      await nextTurn(context, gene / total);
      const { mean, missing } = centreGene(expression, gene, centred);
      const penalty = { samples: design.samples - missing.length, l1Ratio: params.l1Ratio };
      const largest = largestAlpha(penalty, solver.start(centred, missing));
      const goal = absoluteAlpha(penaltyOf(gene), largest);
      let converged = true;
      for (let alpha = largest; alpha > goal && goal < largest;) {
        alpha = Math.max(goal, alpha * WARM_STEP);
        converged = solver.solve(threshold(penalty, alpha), ridgePart(penalty, alpha));
      }
      if (!converged) unconverged++;
      genes.push(expandWeights(design, members, solver, mean - solver.shift, params.l1Ratio < 1));
    }
  } finally {
    solver.release();
  }
  return { weights: packWeights(genes), unconverged };
}
