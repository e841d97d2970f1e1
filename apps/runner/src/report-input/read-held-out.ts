import { readArrowMatrix, type Matrix } from '@snpress/data';
import type { HeldOutPredictions } from '@snpress/report';
import { observedAs, readPredictions } from '../artifacts/predictions.js';

/** Observations and predictions of the held-out samples of every outer split. */
export async function readHeldOut(
  files: Readonly<Record<string, string>>,
  models: readonly string[],
  splits: readonly string[],
): Promise<HeldOutPredictions[]> {
  const observed = await readArrowMatrix(files.expression!);
  const result: HeldOutPredictions[] = [];
  for (const [o, split] of splits.entries()) {
    const predicted: Record<string, Matrix> = {};
    for (const model of models) predicted[model] = await readPredictions(files, model, o);
    result.push({ split, observed: observedAs(predicted[models[0]!]!, observed), predicted });
  }
  return result;
}
