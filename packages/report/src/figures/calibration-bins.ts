import type { HeldOutPredictions } from '../input/report-input.js';

/** Held-out values whose predictions are alike. */
export interface CalibrationBin {
  readonly count: number;
  /** Mean predicted and mean true deviation from the gene means. */
  readonly predicted: number;
  readonly observed: number;
}

interface Deviations {
  readonly predicted: Float64Array;
  readonly observed: Float64Array;
}

/** All held-out values of a model, each side less its mean over the held-out values of the gene. */
function withinGeneDeviations(predictions: readonly HeldOutPredictions[], model: string): Deviations {
  const splits = predictions.filter((split) => split.predicted[model] !== undefined);
  const genes = new Map<string, { n: number; predicted: number; observed: number }>();
  const each = (
    visit: (sums: { n: number; predicted: number; observed: number }, p: number, o: number) => void,
  ): void => {
    for (const { observed, predicted } of splits) {
      const values = predicted[model]!.values;
      const rows = observed.samples.length;
      observed.features.forEach((gene, j) => {
        const sums = genes.get(gene) ?? { n: 0, predicted: 0, observed: 0 };
        genes.set(gene, sums);
        for (let at = j * rows; at < (j + 1) * rows; at++) {
          const [p, o] = [values[at]!, observed.values[at]!];
          if (Number.isFinite(p) && Number.isFinite(o)) visit(sums, p, o);
        }
      });
    }
  };
  let total = 0;
  each((sums, p, o) => {
    sums.n++;
    sums.predicted += p;
    sums.observed += o;
    total++;
  });
  const deviations = { predicted: new Float64Array(total), observed: new Float64Array(total) };
  let at = 0;
  each(({ n, predicted, observed }, p, o) => {
    deviations.predicted[at] = p - predicted / n;
    deviations.observed[at] = o - observed / n;
    at++;
  });
  return deviations;
}

/** Index of the first of ascending numbers that is not below `value`. */
function firstAtLeast(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Mean true deviation where a model predicts a certain deviation: all held-out values in bins of about equal size by
 * the prediction, lowest first. Equal predictions share a bin, so there may be fewer than asked for.
 */
export function calibrationBins(
  predictions: readonly HeldOutPredictions[],
  model: string,
  bins: number,
): readonly CalibrationBin[] {
  const { predicted, observed } = withinGeneDeviations(predictions, model);
  if (predicted.length === 0) return [];
  const sorted = predicted.slice().sort();
  const upperEnds = [
    ...new Set(
      Array.from({ length: bins }, (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / bins) - 1]!),
    ),
  ];
  const sums = upperEnds.map(() => ({ count: 0, predicted: 0, observed: 0 }));
  for (let i = 0; i < predicted.length; i++) {
    const sum = sums[firstAtLeast(upperEnds, predicted[i]!)]!;
    sum.count++;
    sum.predicted += predicted[i]!;
    sum.observed += observed[i]!;
  }
  return sums.map(({ count, predicted: p, observed: o }) => ({
    count,
    predicted: p / count,
    observed: o / count,
  }));
}
