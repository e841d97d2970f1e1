import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { EvaluationError } from '../evaluation-error.js';

/**
 * Predicts test samples by their genetic values and the mean of what is not genetic in the training samples, which is
 * the least-squares intercept for a slope of 1. Genes are matched by id, samples too.
 * @param test - a matrix of the test samples.
 * @returns test samples × the genes that are observed and have genetic values.
 */
export function predictTruth(
  observed: Matrix,
  geneticValues: Matrix,
  train: readonly string[],
  { samples }: Matrix,
): Matrix {
  const geneticColumn = new Map(geneticValues.features.map((id, column) => [id, column]));
  const columns = [...observed.features.keys()].filter((column) =>
    geneticColumn.has(observed.features[column]!),
  );
  const observedRows = rowsOf(observed, train, 'the observations');
  const trainRows = rowsOf(geneticValues, train, 'the true genetic values');
  const testRows = rowsOf(geneticValues, samples, 'the true genetic values');
  const values = new Float32Array(samples.length * columns.length);
  for (const [index, column] of columns.entries()) {
    const expression = featureValues(observed, column);
    const genetic = featureValues(geneticValues, geneticColumn.get(observed.features[column]!)!);
    let sum = 0;
    let count = 0;
    for (const [at, row] of observedRows.entries()) {
      const rest = expression[row]! - genetic[trainRows[at]!]!;
      if (Number.isNaN(rest)) continue;
      sum += rest;
      count++;
    }
    for (const [at, row] of testRows.entries())
      values[index * samples.length + at] = sum / count + genetic[row]!;
  }
  return createMatrix({ samples, features: columns.map((column) => observed.features[column]!), values });
}

function rowsOf(matrix: Matrix, ids: readonly string[], where: string): number[] {
  const rowOf = new Map(matrix.samples.map((id, row) => [id, row]));
  return ids.map((id) => {
    const row = rowOf.get(id);
    if (row !== undefined) return row;
    throw new EvaluationError(`Sample "${id}" of a split is not among ${where}: match samples by id first.`);
  });
}
