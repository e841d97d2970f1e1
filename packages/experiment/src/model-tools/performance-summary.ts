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
  const half = known.length >> 1;
  const median = known.length % 2 === 1 ? known[half]! : (known[half - 1]! + known[half]!) / 2;
  const above = (threshold: number): number => known.filter((value) => value > threshold).length;
  return {
    genes: known.length,
    skill: {
      mean: mean(known),
      median: known.length > 0 ? median : null,
      above: { '0.1': above(0.1), '0.3': above(0.3), '0.5': above(0.5) },
    },
    meanR: mean(r.filter((value) => !Number.isNaN(value))),
    discoveries: q.every(Number.isNaN) ? null : q.filter((value) => value <= 0.05).length,
  };
}

function mean(values: Float64Array): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
