import { readArrowMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import type { Matrix } from '@snpress/data';
import type { HeldOutPredictions } from '@snpress/report';
import { observedAs, readCovariatePart, readPredictions } from '../artifacts/predictions.js';

/** Observations and predictions of the held-out samples of every outer split, less what covariates say of them. */
export async function readHeldOut(
  files: Readonly<Record<string, string>>,
  models: readonly string[],
  splits: readonly string[],
): Promise<HeldOutPredictions[]> {
  const observed = await readArrowMatrix(files.expression!);
  const result: HeldOutPredictions[] = [];
  for (const [o, split] of splits.entries()) {
    const part = await readCovariatePart(files, o);
    const beyond = (matrix: Matrix): Matrix => (part === undefined ? matrix : without(matrix, part));
    const predicted: Record<string, Matrix> = {};
    for (const model of models) predicted[model] = beyond(await readPredictions(files, model, o));
    result.push({ split, observed: beyond(observedAs(predicted[models[0]!]!, observed)), predicted });
  }
  return result;
}

/** Both have the same samples and genes, in one order: they come from one split. */
function without(matrix: Matrix, part: Matrix): Matrix {
  return { ...matrix, values: matrix.values.map((value, at) => value - part.values[at]!) };
}
