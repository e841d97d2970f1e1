import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import type { FittedSteps, StepInput } from '@snpress/preprocess';
import type { TrainingSet } from '../contract/training-set.js';

/** The steps of both matrices. */
export interface PreprocessSteps {
  readonly genotypes?: readonly StepInput[];
  readonly expression?: readonly StepInput[];
}

/** Training samples as a model takes them, and the steps that they were fitted to. */
export interface PreparedSamples {
  readonly train: TrainingSet;
  readonly genotypeSteps: FittedSteps;
  readonly expressionSteps: FittedSteps;
}

/**
 * Fits steps on the samples `rows` of a dataset; no other sample is looked at.
 * @param filters - fitted to the training set that the samples are a part of: then they have the genes of it.
 */
export function prepareSamples(
  dataset: TrainingSet,
  rows: readonly number[],
  { genotypes = [], expression = [] }: PreprocessSteps,
  filters?: FittedSteps,
): PreparedSamples {
  const genotypeSteps = fitSteps(dataset.genotypes, genotypes, { samples: rows });
  const expressionSteps = fitSteps(dataset.expression, expression, { samples: rows, filters });
  return {
    train: {
      genotypes: genotypeSteps.apply(dataset.genotypes, rows),
      expression: expressionSteps.apply(dataset.expression, rows),
    },
    genotypeSteps,
    expressionSteps,
  };
}
