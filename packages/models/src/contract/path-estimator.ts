import type { FitContext } from './fit-context.js';
import type { Fitted } from './fitted.js';
import type { TrainingSet } from './training-set.js';
import type { Setting, TuningProblem, TuningScores } from './tuning.js';

/** The cheap way to score and fit many settings of one parameter: a regularisation path, a growing forest. */
export interface PathEstimator<P> {
  /** The parameters that vary along the path; a grid over other parameters makes cells, one path each. */
  readonly parameters: readonly (keyof P & string)[];
  /** The settings to try where the grid names none of `parameters`; empty where the parameters leave no choice. */
  settings(params: P): readonly Setting[];
  /**
   * Which folds one call of `score` wants: `each` is scored fold by fold (calls can run in parallel), `all` wants every
   * fold at once, `none` needs no folds (leave-one-out in closed form).
   */
  folds(params: P): 'each' | 'all' | 'none';
  /**
   * Held-out squared error of every setting and gene, summed over the folds of the problem.
   *
   * Fold `k` of the problem is fitted with `context.rng.fork(k)`, the same for all settings, so that the scores are
   * those of fitting each setting on each fold. Settings that are clearly worse than one before them may be abandoned, as `problem.choose` has it.
   */
  score(
    problem: TuningProblem,
    params: P,
    settings: readonly Setting[],
    context: FitContext,
  ): Promise<TuningScores> | TuningScores;
  /** One model in which gene `g` is fitted with `settings[choice[g]]`. */
  fitPerGene(
    train: TrainingSet,
    params: P,
    settings: readonly Setting[],
    choice: Int32Array,
    context: FitContext,
  ): Promise<Fitted> | Fitted;
}
