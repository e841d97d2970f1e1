import { isCalled, selectCalls, selectValues } from '@snpress/data/markers/select-values';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import type { Matrix, StoredMatrix, ValueSelection } from '@snpress/data';
import type { FittedStep } from '../step/step.js';

/**
 * Applies fitted steps in order to some samples of a matrix. Where every step is a filter or changes each value by
 * itself, this is one pass that makes no other copy of the values.
 * @param samples rows of the matrix, all where left out
 */
export function applySteps(
  fitted: readonly FittedStep[],
  matrix: StoredMatrix,
  samples?: ArrayLike<number>,
): Matrix {
  if (samples === undefined && fitted.length === 0 && !isCalled(matrix)) return matrix as Matrix;
  const names = samples === undefined ? matrix.samples : Array.from(samples, (row) => matrix.samples[row]!);
  if (!fitted.every(({ kept, change }) => kept ?? change)) {
    const whole = select(matrix, { ...matrix, samples: names }, { samples });
    return fitted.reduce<Matrix>((current, step) => step.apply(current), whole);
  }
  const noSamples: Matrix = { ...matrix, samples: [], values: new Float32Array(0) };
  const labels = fitted.reduce((current, step) => step.apply(current), noSamples);
  return select(matrix, { ...labels, samples: names }, { samples, ...onePass(fitted) });
}

/** Hard calls stay a byte each. */
function select(matrix: StoredMatrix, labels: Omit<Matrix, 'values'>, selection: ValueSelection): Matrix {
  return isCalled(matrix)
    ? matrixOfCalls(labels, selectCalls(matrix, selection))
    : { ...labels, values: selectValues(matrix, selection) };
}

/** The columns that survive every filter, and the changes of all steps one after another. */
export function onePass(
  fitted: readonly FittedStep[],
): Required<Pick<ValueSelection, 'change'>> & { readonly features: Int32Array | undefined } {
  /** Feature of the result → column of what the step at hand is given. */
  let features: Int32Array | undefined;
  const changes: NonNullable<FittedStep['change']>[] = [];
  for (const step of fitted.toReversed()) {
    const later = features;
    const { kept } = step;
    if (kept !== undefined) features = later?.map((column) => kept[column]!) ?? kept;
    else {
      changes.unshift((values, feature) => {
        step.change!(values, later?.[feature] ?? feature);
      });
    }
  }
  return {
    features,
    change(values, feature) {
      for (const change of changes) change(values, feature);
    },
  };
}
