import type { Matrix } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { PreprocessError } from '../preprocess-error.js';
import type { FittedStep, StepParts, TrainingLabels } from './step.js';

/** The fit of a step to all features at once. */
export function fitWhole<P, Learnt>(
  name: string,
  parts: StepParts<P, Learnt>,
): (train: Matrix, params: P) => FittedStep {
  return (train, params) => joinParts(name, parts, [parts.learn(train, params)], train, params);
}

/**
 * The step that was learnt part by part.
 * @throws PreprocessError where it would drop every feature.
 */
export function joinParts<P, Learnt>(
  name: string,
  parts: StepParts<P, Learnt>,
  learnt: readonly Learnt[],
  train: TrainingLabels,
  params: P,
): FittedStep {
  const fitted = parts.join(learnt, train, params);
  if (fitted.features.length > 0 || parts.advice === undefined) return fitted;
  throw new PreprocessError({
    code: 'nothing-left',
    subject: name,
    message: `${name} would drop every feature (there are ${train.features.length}), judged by ${counted(train.samples.length, 'training sample')}`,
    hint: parts.advice(params),
  });
}

/** What was learnt of some features, one number each, and of others. */
export function joinNumbers(parts: readonly Float64Array[]): Float64Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
