import type { HeldOutSplit } from '@snpress/evaluate';
import { readJson } from './json-file.js';
import { readCovariatePart, readPredictions } from './predictions.js';
import type { LabelledSplit } from './split-rows.js';

/** Reads what a model and the baseline `mean` predict for the test samples of every outer split. */
export async function readHeldOutSplits(
  files: Readonly<Record<string, string>>,
  model: string,
  outer: number,
): Promise<readonly HeldOutSplit[]> {
  const splits: HeldOutSplit[] = [];
  for (let o = 0; o < outer; o++) {
    const { label, train } = await readJson<LabelledSplit>(files[`split.outer${o}`]!);
    const baseline = await readPredictions(files, 'mean', o);
    const predicted = model === 'mean' ? baseline : await readPredictions(files, model, o);
    const covariatePart = await readCovariatePart(files, o);
    splits.push({
      label,
      trainSamples: train.length,
      predicted,
      baseline,
      ...(covariatePart && { covariatePart }),
    });
  }
  return splits;
}
