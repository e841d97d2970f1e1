import { RequestError } from '../request-error.js';

/** How many folds for so many samples, and why. */
export interface ChosenFolds {
  readonly outer: number;
  readonly inner: number;
  readonly because: string;
}

/** The fewest samples with which models can be chosen and tested. */
export const fewestSamples = 6;

/**
 * The fewer samples, the more of them are left for training.
 * @throws RequestError where there are too few for any cross-validation within a cross-validation
 */
export function chooseFolds(samples: number): ChosenFolds {
  if (samples < fewestSamples)
    throw new RequestError(
      `only ${samples} samples have both genotypes and expression; ${fewestSamples} are the fewest with which models can be chosen and tested`,
    );
  if (samples < 15)
    return {
      outer: samples,
      inner: 3,
      because: `leaves one out: ${samples} samples are few, and none can be spared`,
    };
  if (samples < 30)
    return {
      outer: 10,
      inner: 5,
      because: `10 folds, so that nine tenths of only ${samples} samples are trained on`,
    };
  return {
    outer: 5,
    inner: 5,
    because: '5 folds are usual; 10 take twice the time and train on a little more',
  };
}
