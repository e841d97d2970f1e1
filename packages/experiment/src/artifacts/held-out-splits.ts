import type { HeldOutSplit } from '@snpress/evaluate';
import type { Matrix } from '@snpress/data';
import type { Input } from '@snpress/pipeline';
import type { LabelledSplit } from './split-rows.js';

/** The artifacts of an outer split that say what a model is held against. */
export interface HeldOutInputs {
  readonly split: Input<LabelledSplit>;
  readonly baseline: Input<Matrix>;
  readonly covariatePart: Input<Matrix> | undefined;
  /** None where the baseline itself is judged. */
  readonly predictions?: Input<Matrix> | undefined;
}

/** Reads what a model and the baseline `mean` predict for the test samples of every outer split. */
export async function readHeldOutSplits(splits: readonly HeldOutInputs[]): Promise<readonly HeldOutSplit[]> {
  const read: HeldOutSplit[] = [];
  for (const { split, baseline, covariatePart, predictions = baseline } of splits) {
    const { label, train } = await split.read();
    read.push({
      label,
      trainSamples: train.length,
      predicted: await predictions.read(),
      baseline: await baseline.read(),
      ...(covariatePart && { covariatePart: await covariatePart.read() }),
    });
  }
  return read;
}
