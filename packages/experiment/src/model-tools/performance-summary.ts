import { meanOf } from '@snpress/evaluate/distribution/mean-of';
import { quantileOf } from '@snpress/evaluate/distribution/quantile-of';
import { definedNumber } from '@snpress/evaluate/metrics/defined';
import { discoveryRate } from '@snpress/evaluate/model/permutation-test-result';
import { skillThresholds } from '@snpress/evaluate/skill/summarise-skill';
import type { GenePerformance } from '@snpress/models';

/** How well the genes of a model were predicted in held-out samples. */
export interface PerformanceSummary {
  /** Genes of which it was measured. */
  readonly genes: number;
  readonly skill: {
    readonly mean: number | null;
    readonly median: number | null;
    /** Threshold → genes above it. */
    readonly above: { readonly [threshold: string]: number };
  };
  readonly meanR: number | null;
  /** Genes with q ≤ 0.05; null where nothing was permuted. */
  readonly discoveries: number | null;
}

/** Sums up the performance of all genes. */
export function performanceSummary({ skill, r, q }: GenePerformance): PerformanceSummary {
  const known = skill.filter((value) => !Number.isNaN(value)).sort();
  const above = (threshold: number): number => known.filter((value) => value > threshold).length;
  return {
    genes: known.length,
    skill: {
      mean: definedNumber(meanOf(known)),
      median: definedNumber(quantileOf(known, 0.5)),
      above: Object.fromEntries(skillThresholds.map((threshold) => [threshold, above(threshold)])),
    },
    meanR: definedNumber(meanOf(r.filter((value) => !Number.isNaN(value)))),
    discoveries: q.every(Number.isNaN) ? null : q.filter((value) => value <= discoveryRate).length,
  };
}
