import type { InputReference } from '@snpress/pipeline';

/** Inputs of a stage, by name. */
export type Inputs = Readonly<Record<string, InputReference>>;

/** A training set of the graph: an outer training set, or one inner fold of it. */
export interface TrainingSetPlace {
  /** `outer0`, `outer0/inner3`, `final`: the prefix of its stages. */
  readonly id: string;
  /** The split and the fitted preprocessing that make it, under the names `<prefix>split`, `<prefix>genotypeSteps`, … */
  inputs(prefix: string): Inputs;
}

/** Where the fitted preprocessing of a place is found, that of covariates where there are some. */
export function trainingSetPlace(
  id: string,
  split: InputReference,
  preprocess: string,
  hasCovariates: boolean,
): TrainingSetPlace {
  return {
    id,
    inputs: (prefix) => ({
      [`${prefix}split`]: split,
      [`${prefix}genotypeSteps`]: { stage: preprocess, output: 'genotypes' },
      [`${prefix}expressionSteps`]: { stage: preprocess, output: 'expression' },
      ...(hasCovariates && { [`${prefix}covariateSteps`]: { stage: preprocess, output: 'covariates' } }),
    }),
  };
}

/** The data of samples whose expression may not be looked at. */
export function withoutExpression(data: Inputs): Inputs {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'expression'));
}
