import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import type { Input } from '@snpress/pipeline';
import type { HeldOutPredictions } from '@snpress/report';

/** The artifacts that say what was predicted. */
interface PredictionInputs {
  readonly expression: Input<Matrix>;
  readonly models: ReadonlyMap<string, readonly { readonly predictions: Input<Matrix> }[]>;
  /** One of each split where covariates are regressed out, none otherwise. */
  readonly covariateParts: readonly Input<Matrix>[];
}

/** Observations and predictions of the held-out samples of every outer split, less what covariates say of them. */
export async function readHeldOut(
  { expression, models, covariateParts }: PredictionInputs,
  splits: readonly string[],
): Promise<HeldOutPredictions[]> {
  const observed = await expression.read();
  const result: HeldOutPredictions[] = [];
  for (const [o, split] of splits.entries()) {
    const part = await covariateParts[o]?.read();
    const beyond = (matrix: Matrix): Matrix => (part === undefined ? matrix : without(matrix, part));
    const predicted: Record<string, Matrix> = {};
    for (const [model, at] of models) predicted[model] = beyond(await at[o]!.predictions.read());
    const [first] = Object.values(predicted);
    result.push({ split, observed: beyond(observedAs(first!, observed)), predicted });
  }
  return result;
}

/** The observations of the samples and genes of a prediction, in its order. */
function observedAs(predicted: Matrix, observed: Matrix): Matrix {
  const rows = new Map(observed.samples.map((id, row) => [id, row]));
  const columns = new Map(observed.features.map((id, column) => [id, column]));
  return selectFeatures(
    selectSamples(
      observed,
      predicted.samples.map((id) => rows.get(id)!),
    ),
    predicted.features.map((id) => columns.get(id)!),
  );
}

/** Both have the same samples and genes, in one order: they come from one split. */
function without(matrix: Matrix, part: Matrix): Matrix {
  return { ...matrix, values: matrix.values.map((value, at) => value - part.values[at]!) };
}
