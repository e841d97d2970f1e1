import { counted } from '@snpress/data/words/counted';
import type { Matrix } from '@snpress/data';
import type { Problem } from '@snpress/preprocess';
import type { SweptTrainingSet } from './swept-estimator.js';
import type { TrainingSet } from './training-set.js';
import { ModelError } from './model-error.js';
import { countOfValues } from './count-of-values.js';
import { describeInfinite, describeMissing } from './describe-missing.js';
import { isObserved } from './observed-groups.js';

/**
 * Refuses a training set that no model can be fitted to, with every problem in one error.
 *
 * @param type - the estimator's type, for the message.
 * @throws ModelError where samples differ between genotypes and expression, a matrix is empty or has values that do not
 * match its ids, or (unless `finite` is false) a genotype is missing, a value is infinite, or a gene has none.
 */
export function checkTrainingSet(type: string, train: TrainingSet, finite = true): void {
  const problems = trainingSetProblems(train, finite);
  if (problems.length > 0) throw new ModelError('input', problems, `cannot fit ${type}`);
}

/** What is wrong with a training set; see `checkTrainingSet`. */
export function trainingSetProblems({ genotypes, expression }: TrainingSet, finite: boolean): Problem[] {
  const shape = [
    ...shapeProblems('genotypes', 'markers', genotypes),
    ...shapeProblems('expression', 'genes', expression),
  ];
  if (shape.length > 0) return shape;
  const order = sampleProblems(genotypes.samples, expression.samples);
  if (order.length > 0 || !finite) return order;
  return [...describeMissing('genotypes', 'marker', genotypes), ...expressionProblems(expression)];
}

/** The same of genotypes that are read in blocks, but for their values. */
export function checkSweptSet(type: string, { genotypes, expression }: SweptTrainingSet): void {
  const shape = [
    ...emptyProblems('genotypes', 'markers', genotypes),
    ...shapeProblems('expression', 'genes', expression),
  ];
  const order = shape.length > 0 ? shape : sampleProblems(genotypes.samples, expression.samples);
  const problems = order.length > 0 ? order : expressionProblems(expression);
  if (problems.length > 0) throw new ModelError('input', problems, `cannot fit ${type}`);
}

/** Values of expression may be missing, but not infinite, and every gene needs one. */
export function expressionProblems(expression: Matrix): Problem[] {
  const problems = describeInfinite('expression', 'gene', expression);
  const without = expression.features.filter((_, gene) => !isObserved(expression, gene));
  if (without.length > 0) {
    problems.push({
      code: 'no-values',
      subject: without[0]!,
      message:
        `${counted(without.length, 'gene')} of the expression (the first is "${without[0]!}") ` +
        `${without.length === 1 ? 'has' : 'have'} no value in ${counted(expression.samples.length, 'training sample')}`,
      hint: 'drop genes with few values, as the step dropMissing does',
    });
  }
  return problems;
}

/** The same of genotypes alone, for what is made of them before a fit. */
export function genotypeProblems(genotypes: Matrix, finite: boolean): Problem[] {
  const shape = shapeProblems('genotypes', 'markers', genotypes);
  return shape.length > 0 || !finite ? shape : [...describeMissing('genotypes', 'marker', genotypes)];
}

function emptyProblems(
  name: string,
  what: string,
  { samples, features }: Pick<Matrix, 'samples' | 'features'>,
): Problem[] {
  const problems: Problem[] = [];
  for (const [ids, noun] of [
    [samples, 'samples'],
    [features, what],
  ] as const) {
    if (ids.length > 0) continue;
    problems.push({
      code: 'empty',
      subject: name,
      message: `${name} have no ${noun}`,
      hint: 'give at least one',
    });
  }
  return problems;
}

function shapeProblems(name: string, what: string, matrix: Matrix): Problem[] {
  const { samples, features } = matrix;
  const problems = emptyProblems(name, what, matrix);
  const size = samples.length * features.length;
  const length = countOfValues(matrix);
  if (length !== size) {
    problems.push({
      code: 'wrong-size',
      subject: name,
      message: `${name} have ${length} values where ${samples.length} samples × ${features.length} ${what} need ${size}`,
    });
  }
  return problems;
}

function sampleProblems(genotyped: readonly string[], expressed: readonly string[]): Problem[] {
  const code = 'other-samples';
  if (genotyped.length !== expressed.length) {
    return [
      {
        code,
        message: `genotypes have ${genotyped.length} samples and expression has ${expressed.length}`,
        hint: 'keep the samples that both have, in one order',
      },
    ];
  }
  const row = genotyped.findIndex((sample, index) => sample !== expressed[index]);
  if (row === -1) return [];
  return [
    {
      code,
      subject: genotyped[row]!,
      message: `row ${row + 1} is sample "${genotyped[row]!}" in the genotypes and "${expressed[row]!}" in the expression`,
      hint: 'put both in one order',
    },
  ];
}
