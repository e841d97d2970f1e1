import type { Rng } from '@snpress/data';
import { z } from 'zod';

/** When training ends before its last epoch. */
export const earlyStoppingSchema = z
  .strictObject({
    validation: z
      .number()
      .min(0)
      .lt(1)
      .default(0.1)
      .describe('Share of the training samples that is kept aside and watched; 0 watches the training loss.'),
    patience: z.int().min(1).default(10).describe('Epochs without improvement after which training ends.'),
    tolerance: z
      .number()
      .min(0)
      .lt(1)
      .default(1e-4)
      .describe('Relative fall of the loss that counts as an improvement.'),
  })
  .describe('Stop early, and keep the best epoch; without it, all epochs are trained.');
export type EarlyStopping = z.infer<typeof earlyStoppingSchema>;

/** Which rows are trained on and which are watched. */
export interface RowParts {
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

/** Divides the rows 0 … rows − 1. At least one row stays for training. */
export function divideRows(rng: Rng, rows: number, stopping: EarlyStopping | undefined): RowParts {
  const held = Math.min(rows - 1, Math.round((stopping?.validation ?? 0) * rows));
  const order = held > 0 ? rng.permutation(rows) : Int32Array.from({ length: rows }, (_, row) => row);
  return { training: order.subarray(held).sort(), validation: order.subarray(0, held).sort() };
}

/** The loss of every epoch: what early stopping decides on and what a learning curve shows. */
export type LearningCurve = {
  readonly training: readonly number[];
  /** Empty where no samples were kept aside. */
  readonly validation: readonly number[];
  /** The epoch (from 0) whose weights were kept; −1 where even the first one diverged. */
  readonly best: number;
};

/** What to do after an epoch: whether its weights are the best so far, and whether to end. */
export interface Verdict {
  readonly improved: boolean;
  readonly stop: boolean;
}

/** Judges epoch after epoch; without `stopping`, every epoch improves and none ends the training. */
export function stoppingRule(stopping: EarlyStopping | undefined): (loss: number) => Verdict {
  if (stopping === undefined) return () => ({ improved: true, stop: false });
  let best = Infinity;
  let since = 0;
  return (loss) => {
    const improved = loss < best - stopping.tolerance * Math.abs(best) || (best === Infinity && loss < best);
    since = improved ? 0 : since + 1;
    if (improved) best = loss;
    return { improved, stop: since >= stopping.patience };
  };
}
