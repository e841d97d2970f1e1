import { selectSamples } from '@snpress/data/matrix/select-samples';
import { expressionProblems } from './check-training-set.js';
import { ModelError } from './model-error.js';
import type { SweptProblem } from './swept-estimator.js';

/** A fold's samples in and outside of it. */
export interface FoldRows {
  readonly rows: Int32Array;
  readonly held: Int32Array;
}

/**
 * The rows of every fold.
 * @throws ModelError where a fold leaves a gene no value to be fitted to, or there are no folds.
 */
export function foldRows(type: string, { train: { expression }, folds }: SweptProblem): FoldRows[] {
  if (folds.length === 0) {
    throw new ModelError('input', {
      code: 'no-folds',
      message: `penalties of ${type} on ${expression.samples.length} samples in blocks are chosen by inner folds, and there are none`,
      hint: 'give a penalty, or inner folds',
    });
  }
  return folds.map((held) => {
    const out = new Set(held);
    const rows = Int32Array.from(expression.samples.keys()).filter((row) => !out.has(row));
    const problems = expressionProblems(selectSamples(expression, rows));
    if (problems.length > 0) throw new ModelError('input', problems, `cannot fit ${type}`);
    return { rows, held };
  });
}
