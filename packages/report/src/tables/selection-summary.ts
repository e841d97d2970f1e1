import type { ModelSelection } from '../input/report-input.js';

/** One setting of a model with its errors over outer splits and how often it was chosen. */
export interface SettingSummary {
  readonly label: string;
  /** Mean over outer splits of the inner validation MSE; NaN where one of them did not compute it, as its mean would be of other samples. */
  readonly mse: number;
  /** In the order of the splits; NaN where it was not computed. */
  readonly mseBySplit: readonly number[];
  /** Outer splits (`global`) or genes over all outer splits (`per-gene`) that chose it. */
  readonly timesChosen: number;
  /** Of each outer split, the share of its genes (`per-gene`) that chose it; 0 or 1 for `global`. */
  readonly shareBySplit: readonly number[];
}

/** Sums a model's selection up over its outer splits, one entry per setting in the order of the grid. */
export function summariseSettings({ settings, splits }: ModelSelection): readonly SettingSummary[] {
  return settings.map(({ label }, i) => {
    const mseBySplit = splits
      .map(({ mse }) => mse[i] ?? NaN)
      .map((mse) => (Number.isFinite(mse) ? mse : NaN));
    return {
      label,
      mse: total(mseBySplit) / splits.length,
      mseBySplit,
      timesChosen: splits.reduce(
        (sum, { chosen, chosenGenes }) => sum + (chosen === i ? 1 : 0) + (chosenGenes?.[i] ?? 0),
        0,
      ),
      shareBySplit: splits.map(({ chosen, chosenGenes }) =>
        chosenGenes === undefined ? Number(chosen === i) : chosenGenes[i]! / total(chosenGenes),
      ),
    };
  });
}

function total(counts: ArrayLike<number>): number {
  return Array.from(counts).reduce((sum, count) => sum + count, 0);
}
