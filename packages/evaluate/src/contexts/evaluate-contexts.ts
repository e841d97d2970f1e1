import type { Rng } from '@snpress/data';
import { bootstrapEvaluation } from '../bootstrap/bootstrap-evaluation.js';
import { geneIntervals } from '../bootstrap/gene-intervals.js';
import { evaluateModel, type EvaluationInput } from '../model/evaluate-model.js';
import type { ContextEvaluation, ContrastEvaluation, ModelEvaluation } from '../model/model-evaluation.js';
import { permutationTest } from '../permutation/permutation-test.js';
import { contextInputs } from './context-inputs.js';
import { contrastInputs } from './contrast-inputs.js';

/** How much is drawn; nothing of what is 0. */
export interface ContextOptions {
  /** Draws behind intervals. */
  readonly bootstrap: number;
  /** Permutations behind the tests of what contexts differ in. */
  readonly permutations: number;
}

/**
 * Judges what a model predicts in each context of the expression (`joinContexts`), and for how contexts differ: a gene whose contrast has
 * skill is under genetic effects that contexts do not share. Nothing where the expression has no contexts.
 *
 * @throws EvaluationError where samples or genes do not match, or a prediction is not finite.
 * @example
 * const { contexts, contrasts } = evaluateContexts(input, createRng(1), { bootstrap: 1000, permutations: 0 });
 */
export function evaluateContexts(
  input: EvaluationInput,
  rng: Rng,
  { bootstrap, permutations }: ContextOptions,
): Pick<ModelEvaluation, 'contexts' | 'contrasts'> {
  if (input.observed.contexts === undefined) return {};
  const judge = (own: EvaluationInput, at: Rng): ModelEvaluation => ({
    ...evaluateModel(own),
    ...(bootstrap > 0 && { intervals: bootstrapEvaluation(own, at.fork('bootstrap'), { draws: bootstrap }) }),
    ...(permutations > 0 && { permutation: permutationTest(own, at.fork('permutation'), { permutations }) }),
  });
  return {
    contexts: contextInputs(input).map(({ context, input: own }): ContextEvaluation => ({
      context,
      evaluation: judge(own, rng.fork(context)),
    })),
    contrasts: contrastInputs(input).map(({ context, against, input: own }): ContrastEvaluation => {
      const at = rng.fork(`contrast ${context}`);
      const evaluation = judge(own, at);
      const none = new Float64Array(evaluation.perGene.genes.length).fill(NaN);
      const intervals =
        bootstrap > 0
          ? geneIntervals(own, at.fork('genes'), { draws: bootstrap })
          : { low: none, high: none };
      return { context, against, evaluation, ...intervals };
    }),
  };
}
