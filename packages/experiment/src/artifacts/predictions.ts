import { readArrowMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';

/** The name of the input that holds a model's predictions at an outer split. */
const predictionsInput = (model: string, outer: number): string => `predictions.${model}.outer${outer}`;

/** The name of the input that holds a model's selection at an outer split. */
export const selectionInput = (model: string, outer: number): string => `selection.${model}.outer${outer}`;

/** Reads what a model predicts for the test samples of an outer split. */
export function readPredictions(
  files: Readonly<Record<string, string>>,
  model: string,
  outer: number,
): Promise<Matrix> {
  return readArrowMatrix(files[predictionsInput(model, outer)]!);
}

/** The name of the input that holds what covariates say of the test samples of an outer split. */
export const covariatePartInput = (outer: number): string => `covariatePart.outer${outer}`;

/** Reads what covariates say of the test samples of an outer split; undefined where they are not regressed out. */
export async function readCovariatePart(
  files: Readonly<Record<string, string>>,
  outer: number,
): Promise<Matrix | undefined> {
  const file = files[covariatePartInput(outer)];
  return file === undefined ? undefined : readArrowMatrix(file);
}

/** The observations of the samples and genes of a prediction, in its order. */
export function observedAs(predicted: Matrix, observed: Matrix): Matrix {
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
