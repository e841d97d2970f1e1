import type { Rng } from '@snpress/data';
import { alignSplits } from '../held-out/align-splits.js';
import { evaluateModel, type EvaluationInput } from '../model/evaluate-model.js';
import type { BootstrapOptions } from './bootstrap-options.js';
import { drawSampleSums } from './draw-sample-sums.js';
import { addGene, createDrawSums, finishDraws } from './headline-draws.js';
import type { HeadlineIntervals } from '../model/headline-intervals.js';
import { intervalAround } from './interval-around.js';
import type { Interval } from '../distribution/interval.js';

/** The interval of what has none. */
const none: Interval = [NaN, NaN];

/**
 * Bootstrap intervals of the headline numbers that `evaluateModel` gives. Samples are resampled, not genes: genes of
 * one sample rise and fall together, so that thousands of them are far from thousands of observations. A sample comes
 * with all its genes, from every split that holds it out.
 *
 * What an interval shall hold is the value that the same fitted models would show, on average, on as many new samples
 * of the same population; it does not say what models trained on other samples would do. Its ends are those of
 * `intervalAround`; docs/explanation/statistics.md has the rates at which they were found to hold the truth. What no such interval
 * holds at its rate has none:
 *
 * - r and R² within genes in a cross-validation (NaN). They are biased downwards, as the predictions of different folds are
 *   offset against the observations (see `evaluateModel`): intervals around r were found to hold the truth never.
 * - The median of skill and the share of genes above 0. A resample adds to the noise of each gene's skill, which spreads
 *   the genes and so dulls how far these two move; with splits, that noise is also not that of new samples.
 *
 * Costs draws × genes × samples.
 * @throws EvaluationError where samples or genes do not match, or a prediction is not finite.
 */
export function bootstrapEvaluation(
  input: EvaluationInput,
  rng: Rng,
  { draws = 1000, level = 0.95 }: BootstrapOptions = {},
): HeadlineIntervals {
  const { mse, skill, r, withinGene } = evaluateModel(input);
  const aligned = alignSplits(input.name, input.observed, input.splits);
  const sums = createDrawSums(draws);
  const samples = drawSampleSums(input.name, aligned, draws, rng, (_, ...gene) => {
    addGene(sums, ...gene);
  });
  const drawn = finishDraws(sums);
  const reach = { level, samples, splits: aligned.splits.length };
  const single = aligned.splits.length === 1;
  return {
    level,
    draws,
    mse: intervalAround(mse, drawn.mse, reach, [0, Infinity]),
    skill: {
      pooled: intervalAround(skill.pooled, drawn.pooled, reach, [-Infinity, 1]),
      mean: intervalAround(skill.mean, drawn.mean, reach, [-Infinity, 1]),
    },
    r: { mean: single ? intervalAround(r.mean, drawn.r, reach, [-1, 1]) : none },
    withinGene: single ? intervalAround(withinGene, drawn.withinGene, reach, [-Infinity, 1]) : none,
  };
}
