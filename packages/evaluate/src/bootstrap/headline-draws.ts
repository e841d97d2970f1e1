import { skillOf } from '../skill/skill-of.js';

/** The headline numbers of resamples, one entry per draw. */
export interface HeadlineDraws {
  readonly mse: Float64Array;
  readonly pooled: Float64Array;
  readonly mean: Float64Array;
  readonly r: Float64Array;
  readonly withinGene: Float64Array;
}

/** Sums over the genes seen so far, one entry per draw. */
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

/**
 * Adds a gene to the sums of all draws.
 * @param drawn its sample columns summed over each draw: seven values a draw, from `offset` on, `stride` from draw to draw
 * @param meanDifference mean observed less mean predicted value
 */
export function addGene(
  sums: DrawSums,
  drawn: Float64Array,
  { stride, offset }: { readonly stride: number; readonly offset: number },
  meanDifference: number,
): void {
  for (let draw = 0, at = offset; draw < sums.draws; draw++, at += stride) {
    const n = drawn[at]!;
    const sse = drawn[at + 1]!;
    const baselineSse = drawn[at + 2]!;
    const y = drawn[at + 3]!;
    const p = drawn[at + 4]!;
    const yy = drawn[at + 5]!;
    const pp = drawn[at + 6]!;
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

/** The headline numbers of all draws. */
export function finishDraws(sums: DrawSums): HeadlineDraws {
  const { values, sse, baselineSse, skill, skills, r, correlations, withinResidual, withinTotal } = sums;
  return {
    mse: sse.map((error, draw) => error / values[draw]!),
    pooled: sse.map((error, draw) => skillOf(error, baselineSse[draw]!)),
    mean: skill.map((sum, draw) => sum / skills[draw]!),
    r: r.map((sum, draw) => sum / correlations[draw]!),
    withinGene: withinResidual.map((residual, draw) => skillOf(residual, withinTotal[draw]!)),
  };
}
