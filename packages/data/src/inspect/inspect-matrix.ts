import { featureValues } from '../matrix/feature-values.js';
import type { Matrix } from '../matrix/matrix.js';
import { duplicateFeatures } from './duplicate-features.js';
import { guessCoding } from './guess-coding.js';
import type { MatrixSummary } from './matrix-summary.js';
import { summariseMissing } from './summarise-missing.js';
import { summariseValues } from './summarise-values.js';

const examples = 3;

/** Looks a matrix over: its size, ids, missing values, coding, distribution, constant and duplicate features. */
export function inspectMatrix(matrix: Matrix): MatrixSummary {
  const { samples, features } = matrix;
  const values = summariseValues(matrix.values);
  const withExamples = (ids: readonly string[]) => ({ count: ids.length, examples: ids.slice(0, examples) });
  return {
    samples: withExamples(samples),
    features: withExamples(features),
    hasPositions: matrix.positions !== undefined,
    missing: summariseMissing(matrix),
    values,
    coding: guessCoding(values),
    constantFeatures: withExamples(
      features.filter((_, feature) => isConstant(featureValues(matrix, feature))),
    ),
    duplicateFeatures: withExamples(duplicateFeatures(matrix).map((feature) => features[feature]!)),
  };
}

function isConstant(values: Float32Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return values.every((value) => Number.isNaN(value) || value === first);
}
