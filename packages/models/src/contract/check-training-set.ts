import type { Matrix } from '@snpress/data';
import type { TrainingSet } from './estimator.js';
import { ModelError } from './model-error.js';
import { describeMissing } from './describe-missing.js';

/**
 * Refuses a training set that no model can be fitted to, with every problem in one error.
 *
 * @param type - the estimator's type, for the message.
 * @throws ModelError where samples differ between genotypes and expression, a matrix is empty or has values that do not
 * match its ids, or (unless `finite` is false) a value is missing or infinite.
 */
export function checkTrainingSet(type: string, { genotypes, expression }: TrainingSet, finite = true): void {
  const problems = [
    ...shapeProblems('genotypes', 'markers', genotypes),
    ...shapeProblems('expression', 'genes', expression),
  ];
  if (problems.length === 0) problems.push(...sampleProblems(genotypes.samples, expression.samples));
  if (finite && problems.length === 0) {
    problems.push(
      ...describeMissing('genotypes', 'marker', genotypes),
      ...describeMissing('expression', 'gene', expression),
    );
  }
  if (problems.length > 0) throw new ModelError(`cannot fit ${type}: ${problems.join('; ')}`);
}

function shapeProblems(name: string, what: string, { samples, features, values }: Matrix): string[] {
  const problems: string[] = [];
  if (samples.length === 0) problems.push(`${name} have no samples; give at least one`);
  if (features.length === 0) problems.push(`${name} have no ${what}; give at least one`);
  const size = samples.length * features.length;
  if (values.length !== size) {
    problems.push(
      `${name} have ${values.length} values where ${samples.length} samples × ${features.length} ${what} need ${size}`,
    );
  }
  return problems;
}

function sampleProblems(genotyped: readonly string[], expressed: readonly string[]): string[] {
  if (genotyped.length !== expressed.length) {
    return [
      `genotypes have ${genotyped.length} samples and expression has ${expressed.length}; keep the samples that both have, in one order`,
    ];
  }
  const row = genotyped.findIndex((sample, index) => sample !== expressed[index]);
  if (row === -1) return [];
  return [
    `row ${row + 1} is sample "${genotyped[row]!}" in the genotypes and "${expressed[row]!}" in the expression; put both in one order`,
  ];
}
