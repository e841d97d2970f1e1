import type { Rng } from '@snpress/data';
import { quantileOf } from '../distribution/quantile-of.js';
import type { SampleEvaluations } from '../model/model-evaluation.js';
import { skillOf } from './skill-of.js';

/** How an interval is drawn. */
export interface BootstrapOptions {
  /** Number of bootstrap draws. Default 1000. */
  readonly draws?: number;
  /** How often the interval shall hold the truth. Default 0.95. */
  readonly level?: number;
}

/**
 * A percentile bootstrap interval of pooled skill. Samples are resampled, not genes: genes of one sample rise and fall
 * together, so that thousands of them are far from thousands of observations. The model and the baseline are taken as
 * fitted: the interval holds for other test samples, not for other training sets. Costs draws × samples.
 * @see Efron & Tibshirani, An Introduction to the Bootstrap (1993), ch. 13
 */
export function bootstrapSkill(
  { sse, baselineSse }: SampleEvaluations,
  rng: Rng,
  { draws = 1000, level = 0.95 }: BootstrapOptions = {},
): readonly [low: number, high: number] {
  const size = sse.length;
  const skills = Float64Array.from({ length: draws }, () => {
    let model = 0;
    let baseline = 0;
    for (let draw = 0; draw < size; draw++) {
      const sample = rng.integer(size);
      model += sse[sample]!;
      baseline += baselineSse[sample]!;
    }
    return skillOf(model, baseline);
  })
    .filter((skill) => !Number.isNaN(skill))
    .sort();
  return [quantileOf(skills, (1 - level) / 2), quantileOf(skills, (1 + level) / 2)];
}
