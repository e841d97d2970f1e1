import type { Rng } from '@snpress/data';
import { sumOf } from '../distribution/sum-of.js';
import { EvaluationError } from '../evaluation-error.js';
import type { ModelEvaluation } from '../model/model-evaluation.js';
import { skillOf } from '../skill/skill-of.js';
import type { BootstrapOptions } from './bootstrap-options.js';
import { drawCounts } from './draw-counts.js';
import type { Interval } from '../distribution/interval.js';
import { intervalAround } from './interval-around.js';

/** What is compared. */
type HeldOutErrors = Pick<ModelEvaluation, 'name' | 'perSample'>;

/** Intervals of the first model's number less the second's. */
export interface DifferenceIntervals {
  readonly mse: Interval;
  /** Of pooled skill. */
  readonly skill: Interval;
}

/**
 * Bootstrap intervals of the difference of two models over the same held-out samples: both are judged on each resample,
 * so that what makes a sample hard for both cancels. They hold for other samples of the same population, the fitted
 * models as they are; see `intervalAround` for their ends.
 * Costs draws × samples.
 * @throws EvaluationError where the models were not evaluated on the same samples.
 */
export function bootstrapDifference(
  first: HeldOutErrors,
  second: HeldOutErrors,
  rng: Rng,
  { draws = 1000, level = 0.95 }: BootstrapOptions = {},
): DifferenceIntervals {
  const { samples, n, sse, baselineSse } = first.perSample;
  const other = second.perSample;
  const differs = samples.findIndex(
    (id, index) => id !== other.samples[index] || n[index] !== other.n[index],
  );
  if (differs !== -1 || samples.length !== other.samples.length) {
    throw new EvaluationError(
      `Models "${first.name}" and "${second.name}" cannot be compared sample by sample, as they were not evaluated on ` +
        `the same values: ${samples.length} held-out samples and ${other.samples.length}. Evaluate both on the same ` +
        'splits and genes.',
    );
  }
  const mseOf = (sum: (values: Float64Array) => number): number => (sum(sse) - sum(other.sse)) / sum(n);
  const skillsOf = (sum: (values: Float64Array) => number): number =>
    skillOf(sum(sse), sum(baselineSse)) - skillOf(sum(other.sse), sum(other.baselineSse));

  const counts = drawCounts(samples.length, draws, rng);
  const mse = new Float64Array(draws);
  const skill = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    const sumOfDraw = (values: Float64Array): number => {
      let sum = 0;
      for (let entry = counts.from[draw]!; entry < counts.from[draw + 1]!; entry++) {
        sum += counts.count[entry]! * values[counts.sample[entry]!]!;
      }
      return sum;
    };
    mse[draw] = mseOf(sumOfDraw);
    skill[draw] = skillsOf(sumOfDraw);
  }
  const reach = { level, samples: samples.length, splits: first.perSample.splits };
  return {
    mse: intervalAround(mseOf(sumOf), mse, reach),
    skill: intervalAround(skillsOf(sumOf), skill, reach),
  };
}
