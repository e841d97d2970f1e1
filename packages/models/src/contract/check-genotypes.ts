import type { Matrix } from '@snpress/data';
import { countOfValues } from './count-of-values.js';
import { describeMissing } from './describe-missing.js';
import { markerProblems } from './marker-problems.js';
import { ModelError } from './model-error.js';

/**
 * Refuses genotypes that a fitted model cannot predict from.
 *
 * @param type - the estimator's type, for the message.
 * @param markers - the markers of the training set, in its order.
 * @throws ModelError where the markers differ in number, name or order, or a value is missing or infinite.
 */
export function checkGenotypes(type: string, genotypes: Matrix, markers: readonly string[]): void {
  const problems = markerProblems(genotypes.features, markers);
  const size = genotypes.samples.length * genotypes.features.length;
  const length = countOfValues(genotypes);
  if (length !== size) {
    problems.push({
      code: 'wrong-size',
      message: `genotypes have ${length} values where their ids need ${size}`,
    });
  }
  if (problems.length === 0) problems.push(...describeMissing('genotypes', 'marker', genotypes));
  if (problems.length > 0) throw new ModelError('input', problems, `cannot predict with ${type}`);
}
