import { meanOf } from '../distribution/mean-of.js';
import { quantileOf } from '../distribution/quantile-of.js';
import { sumOf } from '../distribution/sum-of.js';
import { skillOf } from './skill-of.js';

/** Skill over all genes. Genes without a defined skill are in `pooled` alone. */
export interface SkillSummary {
  /** 1 − ΣSSE / ΣSSE of the baseline, over genes and samples together. */
  readonly pooled: number;
  readonly mean: number;
  readonly median: number;
  /** Share of genes with a skill above 0. */
  readonly positive: number;
  /** Number of genes above some skills. */
  readonly above: readonly { readonly skill: number; readonly count: number }[];
}

/** The skills above which genes are counted. */
export const skillThresholds: readonly number[] = [0.1, 0.3, 0.5];

/** Summarises the skill of genes, given what it is made of. */
export function summariseSkill(
  skill: Float64Array,
  sse: Float64Array,
  baselineSse: Float64Array,
): SkillSummary {
  const defined = skill.filter((value) => !Number.isNaN(value));
  const countAbove = (threshold: number): number => defined.filter((value) => value > threshold).length;
  return {
    pooled: skillOf(sumOf(sse), sumOf(baselineSse)),
    mean: meanOf(defined),
    median: quantileOf(defined.toSorted(), 0.5),
    positive: countAbove(0) / defined.length,
    above: skillThresholds.map((threshold) => ({ skill: threshold, count: countAbove(threshold) })),
  };
}
