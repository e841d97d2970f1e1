import type { FitContext } from '../contract/fit-context.js';
import type { TrainingSet } from '../contract/training-set.js';
import { nextTurn } from '../contract/next-turn.js';
import { prepareDesign } from './design.js';
import { absoluteAlpha, type ElasticNetParams } from './elastic-net-params.js';
import { expandWeights, groupMembers } from './expand-weights.js';
import { GeneLanes } from './gene-lanes.js';
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
  const solver = new GeneLanes(design, params);
  const total = expression.features.length;
  const genes: GeneWeights[] = [];
  let unconverged = 0;
  try {
    for (let first = 0; first < total; first += solver.together) {
      const some = Array.from(
        { length: Math.min(solver.together, total - first) },
        (_, lane) => first + lane,
      );
      const lanes = solver.start(expression, some);
      const walks = lanes.map((lane, k) => ({
        lane,
        alphas: warmAlphas(lane.largest, absoluteAlpha(penaltyOf(some[k]!), lane.largest)),
      }));
      const longest = walks.reduce((most, { alphas }) => Math.max(most, alphas.length), 0);
      for (let place = 0; place < longest; place++) {
        await nextTurn(context, first / total);
        solver.solve(
          walks
            .filter(({ alphas }) => place < alphas.length)
            .map(({ lane, alphas }) => ({ lane, alpha: alphas[place]!, next: alphas[place + 1] })),
        );
      }
      for (const { set, converged } of lanes) {
        if (!converged) unconverged++;
        genes.push(expandWeights(design, members, set, params.l1Ratio < 1));
      }
    }
  } finally {
    solver.release();
  }
  return { weights: packWeights(genes), unconverged };
}

/** The penalties on the way from a gene's largest to its own, the last of them. */
export function warmAlphas(largest: number, goal: number): number[] {
  const alphas = [Math.max(goal, largest * WARM_STEP)];
  while (alphas.at(-1)! > goal) alphas.push(Math.max(goal, alphas.at(-1)! * WARM_STEP));
  return alphas;
}
