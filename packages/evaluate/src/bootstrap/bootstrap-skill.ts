import type { Rng } from '@snpress/data';
import type { BootstrapOptions } from '../bootstrap/bootstrap-options.js';
import { drawCounts } from '../bootstrap/draw-counts.js';
import { intervalAround } from '../bootstrap/interval-around.js';
import type { Interval } from '../distribution/interval.js';
import { sumOf } from '../distribution/sum-of.js';
import type { SampleEvaluations } from '../model/model-evaluation.js';
import { skillOf } from '../skill/skill-of.js';

/**
 * The interval of pooled skill alone, from the errors of each sample: that of `bootstrapEvaluation`, at the cost of
 * draws × samples.
 */
export function bootstrapSkill(
  { sse, baselineSse, splits }: SampleEvaluations,
  rng: Rng,
  { draws = 1000, level = 0.95 }: BootstrapOptions = {},
): Interval {
  const samples = sse.length;
  const counts = drawCounts(samples, draws, rng);
  const skills = Float64Array.from({ length: draws }, (_, draw) => {
    let model = 0;
    let baseline = 0;
    for (let entry = counts.from[draw]!; entry < counts.from[draw + 1]!; entry++) {
      model += counts.count[entry]! * sse[counts.sample[entry]!]!;
      baseline += counts.count[entry]! * baselineSse[counts.sample[entry]!]!;
    }
    return skillOf(model, baseline);
  });
  const skill = skillOf(sumOf(sse), sumOf(baselineSse));
  return intervalAround(skill, skills, { level, samples, splits }, [-Infinity, 1]);
}
