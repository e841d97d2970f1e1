import type { Rng } from '@snpress/data';
import { alignSplits } from '../held-out/align-splits.js';
import { evaluateModel, type EvaluationInput } from '../model/evaluate-model.js';
import { skillOf } from '../skill/skill-of.js';
import type { BootstrapOptions } from './bootstrap-options.js';
import { drawSampleSums } from './draw-sample-sums.js';
import { intervalAround } from './interval-around.js';

/** The interval of each gene's skill over resampled samples, in the order of `perGene` of `evaluateModel`; see `bootstrapEvaluation`. */
export function geneIntervals(
  input: EvaluationInput,
  rng: Rng,
  { draws = 1000, level = 0.95 }: BootstrapOptions = {},
): { readonly low: Float64Array; readonly high: Float64Array } {
  const aligned = alignSplits(input.name, input.observed, input.splits);
  const { skill, n } = evaluateModel(input).perGene;
  const low = new Float64Array(aligned.genes.length).fill(NaN);
  const high = low.slice();
  const skills = new Float64Array(draws);
  drawSampleSums(input.name, aligned, draws, rng, (gene, drawn, { stride, offset }) => {
    for (let draw = 0, at = offset; draw < draws; draw++, at += stride)
      skills[draw] = skillOf(drawn[at + 1]!, drawn[at + 2]!);
    const reach = { level, samples: n[gene]!, splits: aligned.splits.length };
    const [lowest, highest] = intervalAround(skill[gene]!, skills, reach, [-Infinity, 1]);
    low[gene] = lowest;
    high[gene] = highest;
  });
  return { low, high };
}
