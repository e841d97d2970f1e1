import type { Matrix } from '@snpress/data';
import { describeMissing } from './describe-missing.js';
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
  if (genotypes.values.length !== size) {
    problems.push(`genotypes have ${genotypes.values.length} values where their ids need ${size}`);
  }
  if (problems.length === 0) problems.push(...describeMissing('genotypes', 'marker', genotypes));
  if (problems.length > 0) throw new ModelError(`cannot predict with ${type}: ${problems.join('; ')}`);
}

function markerProblems(actual: readonly string[], expected: readonly string[]): string[] {
  if (actual === expected) return [];
  const place = expected.findIndex((marker, index) => marker !== actual[index]);
  if (place === -1 && actual.length === expected.length) return [];
  const count = `the model was trained on ${expected.length} markers, the genotypes have ${actual.length}`;
  if (place === -1) return [`${count}; drop the others`];
  const found = actual[place];
  const where = found === undefined ? 'nothing' : `"${found}"`;
  return [
    `${actual.length === expected.length ? '' : `${count}; `}marker ${place + 1} is ${where} where the model was trained on ` +
      `"${expected[place]!}"; give the training set's markers in its order`,
  ];
}
