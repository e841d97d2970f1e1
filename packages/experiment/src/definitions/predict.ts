import { optional } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { model } from '../artifacts/bundles.js';
import { covariatePart, predictions } from '../artifacts/matrices.js';
import { sweptDataset, trainingSet, unexpressed } from '../artifacts/training-set.js';

const params = z.object({ covariatePart: z.boolean() });
const outputs = { predictions, covariatePart: optional(covariatePart) };

/**
 * Predicts the held-out samples of a split, in the units of the expression that was read; where it is asked for, also what
 * covariates that were regressed out add to every prediction.
 */
export const predict = defineStage({
  name: 'predict',
  params,
  inputs: { data: unexpressed, set: trainingSet, model },
  outputs,
});

/** The same where genotypes are larger than memory. */
export const predictSwept = defineStage({
  name: 'predict-swept',
  params,
  inputs: {
    data: { genotypes: sweptDataset.genotypes, covariates: sweptDataset.covariates },
    set: trainingSet,
    model,
  },
  outputs,
});
