import type { Matrix } from '@snpress/data';

/** What comes of predicting one value per gene, the same for every sample. */
export interface ConstantError {
  readonly mse: number;
  /** Values whose prediction has their sign; a zero has a sign of its own. */
  readonly signAgreement: { readonly same: number; readonly different: number };
}

/** The error of predicting `valueOf(gene)` for every sample of a gene. */
export function constantError(
  { samples, features, values }: Matrix,
  valueOf: (gene: number) => number,
): ConstantError {
  const rows = samples.length;
  let [squares, same, count] = [0, 0, 0];
  for (let gene = 0; gene < features.length; gene++) {
    const value = valueOf(gene);
    for (let at = gene * rows; at < (gene + 1) * rows; at++) {
      const truth = values[at]!;
      if (Number.isNaN(truth)) continue;
      squares += (truth - value) ** 2;
      if (Math.sign(truth) === Math.sign(value)) same++;
      count++;
    }
  }
  return { mse: squares / count, signAgreement: { same, different: count - same } };
}
