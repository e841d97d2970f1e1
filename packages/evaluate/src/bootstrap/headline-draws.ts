import { skillOf } from '../skill/skill-of.js';
import type { DrawnCounts } from './draw-counts.js';
import { columns, type SampleColumns } from './sample-columns.js';

/** The headline numbers of resamples, one entry per draw. */
export interface HeadlineDraws {
  readonly mse: Float64Array;
  readonly pooled: Float64Array;
  readonly mean: Float64Array;
  readonly r: Float64Array;
  readonly withinGene: Float64Array;
}

/** Sums over the genes seen so far, one entry per draw of a block. */
interface DrawSums {
  readonly draws: number;
  readonly values: Float64Array;
  readonly sse: Float64Array;
  readonly baselineSse: Float64Array;
  readonly withinTotal: Float64Array;
  readonly withinResidual: Float64Array;
  readonly r: Float64Array;
  readonly correlations: Float64Array;
  readonly skill: Float64Array;
  readonly skills: Float64Array;
}

/** Sums of nothing. */
export function createDrawSums(draws: number): DrawSums {
  const column = (): Float64Array => new Float64Array(draws);
  return {
    draws,
    values: column(),
    sse: column(),
    baselineSse: column(),
    withinTotal: column(),
    withinResidual: column(),
    r: column(),
    correlations: column(),
    skill: column(),
    skills: column(),
  };
}

/** Adds a gene to the sums of the draws from `first` on. */
export function addGene(
  sums: DrawSums,
  { values, meanDifference }: SampleColumns,
  { from, sample, count }: DrawnCounts,
  first: number,
): void {
  for (let draw = 0; draw < sums.draws; draw++) {
    let n = 0;
    let sse = 0;
    let baselineSse = 0;
    let y = 0;
    let p = 0;
    let yy = 0;
    let pp = 0;
    const end = from[first + draw + 1]!;
    for (let entry = from[first + draw]!; entry < end; entry++) {
      const weight = count[entry]!;
      const at = sample[entry]! * columns;
      n += weight * values[at]!;
      sse += weight * values[at + 1]!;
      baselineSse += weight * values[at + 2]!;
      y += weight * values[at + 3]!;
      p += weight * values[at + 4]!;
      yy += weight * values[at + 5]!;
      pp += weight * values[at + 6]!;
    }
    if (n === 0) continue;
    if (baselineSse > 0) {
      sums.skill[draw]! += skillOf(sse, baselineSse);
      sums.skills[draw]! += 1;
    }
    const residualSum = y - p + n * meanDifference;
    // The product is what the squared errors leave: (y − p)² = y² − 2yp + p², with means that differ.
    const yp = (yy + pp + meanDifference * (2 * (y - p) + n * meanDifference) - sse) / 2;
    const yVariance = yy - (y * y) / n;
    const pVariance = pp - (p * p) / n;
    sums.values[draw]! += n;
    sums.sse[draw]! += sse;
    sums.baselineSse[draw]! += baselineSse;
    sums.withinTotal[draw]! += yVariance;
    sums.withinResidual[draw]! += sse - (residualSum * residualSum) / n;
    if (yVariance > rounding * yy && pVariance > rounding * pp) {
      const r = (yp - (y * p) / n) / Math.sqrt(yVariance * pVariance);
      sums.r[draw]! += Math.max(-1, Math.min(1, r));
      sums.correlations[draw]! += 1;
    }
  }
}

/** Below this share of the squares, a variance is what rounding leaves of none. */
const rounding = 1e-12;

/** Writes the headline numbers of the draws from `first` on. */
export function finishDraws(sums: DrawSums, target: HeadlineDraws, first: number): void {
  for (let draw = 0; draw < sums.draws; draw++) {
    const at = first + draw;
    target.mse[at] = sums.sse[draw]! / sums.values[draw]!;
    target.pooled[at] = skillOf(sums.sse[draw]!, sums.baselineSse[draw]!);
    target.mean[at] = sums.skill[draw]! / sums.skills[draw]!;
    target.r[at] = sums.r[draw]! / sums.correlations[draw]!;
    target.withinGene[at] = skillOf(sums.withinResidual[draw]!, sums.withinTotal[draw]!);
  }
}
