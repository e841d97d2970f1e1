import { criticalNormal } from '../distribution/normal.js';
import type { GenePairs } from '../held-out/gene-pairs.js';
import { skillOf } from '../skill/skill-of.js';
import type { BinaryTraits } from './binary-traits.js';

/** Predicted chances nearer to 0 and 1 count as this. */
const LEAST_CHANCE = 1e-3;

/** Collects the traits whose held-out values are 0 and 1, both of them. */
export function createBinaryJudge(): {
  add(trait: string, pairs: GenePairs): void;
  /** Undefined where no trait is binary. */
  result(): BinaryTraits | undefined;
} {
  const traits: string[] = [];
  const columns: number[][] = [];
  return {
    add(trait, pairs) {
      if (!isBinary(pairs.observed)) return;
      traits.push(trait);
      columns.push(scoresOf(pairs));
    },
    result() {
      if (traits.length === 0) return undefined;
      const [prevalence, auc, logLoss, baselineLogLoss, liabilityR2] = [0, 1, 2, 3, 4].map((column) =>
        Float64Array.from(columns, (scores) => scores[column]!),
      ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
      return { traits, prevalence, auc, logLoss, baselineLogLoss, liabilityR2 };
    },
  };
}

function isBinary(observed: Float64Array): boolean {
  return (
    observed.every((value) => value === 0 || value === 1) && observed.includes(0) && observed.includes(1)
  );
}

function scoresOf({ observed, predicted, baseline, split, count }: GenePairs): number[] {
  const cases = observed.reduce((sum, value) => sum + value, 0);
  const prevalence = cases / count;
  const density =
    Math.exp(-(criticalNormal(2 * Math.min(prevalence, 1 - prevalence)) ** 2) / 2) / Math.sqrt(2 * Math.PI);
  let [sse, baselineSse] = [0, 0];
  for (let at = 0; at < count; at++) {
    sse += (observed[at]! - predicted[at]!) ** 2;
    baselineSse += (observed[at]! - baseline[at]!) ** 2;
  }
  return [
    prevalence,
    areaUnderCurve(observed, predicted, split),
    logLoss(observed, predicted),
    logLoss(observed, baseline),
    (skillOf(sse, baselineSse) * prevalence * (1 - prevalence)) / density ** 2,
  ];
}

function logLoss(observed: Float64Array, chances: Float64Array): number {
  const loss = observed.reduce((sum, value, at) => {
    const chance = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chances[at]!));
    return sum - Math.log(value === 1 ? chance : 1 - chance);
  }, 0);
  return loss / observed.length;
}

/** Over pairs of a case and a control of one split: Mann and Whitney's statistic, by ranks. */
function areaUnderCurve(observed: Float64Array, predicted: Float64Array, split: Int32Array): number {
  const order = Int32Array.from(observed.keys()).sort(
    (a, b) => split[a]! - split[b]! || predicted[a]! - predicted[b]!,
  );
  let concordant = 0;
  let pairs = 0;
  for (let from = 0; from < order.length;) {
    let end = from;
    let [controls, cases] = [0, 0];
    while (end < order.length && split[order[end]!] === split[order[from]!]) {
      let tied = end;
      let [tiedControls, tiedCases] = [0, 0];
      while (
        tied < order.length &&
        split[order[tied]!] === split[order[from]!] &&
        predicted[order[tied]!] === predicted[order[end]!]
      ) {
        if (observed[order[tied++]!] === 1) tiedCases++;
        else tiedControls++;
      }
      concordant += tiedCases * (controls + tiedControls / 2);
      controls += tiedControls;
      cases += tiedCases;
      end = tied;
    }
    pairs += cases * controls;
    from = end;
  }
  return concordant / pairs;
}
