import type { CovariateOptions } from '@snpress/models';
import { optional } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import type { StepSpec } from '@snpress/preprocess';
import { z } from 'zod';
import { covariateSteps, expressionSteps, genotypeSteps } from '../artifacts/fitted-steps.js';
import { splitRows } from '../artifacts/split-rows.js';
import { dataset, sweptDataset } from '../artifacts/training-set.js';
import { alreadyChecked } from './already-checked.js';

const params = z.object({
  genotypes: z.array(alreadyChecked<StepSpec>()).readonly(),
  expression: z.array(alreadyChecked<StepSpec>()).readonly(),
  covariates: alreadyChecked<CovariateOptions>().optional(),
});

const outputs = {
  genotypes: genotypeSteps,
  expression: expressionSteps,
  covariates: optional(covariateSteps),
};

/** Fits the preprocessing on the training rows of a split; on all rows where no split is given. */
export const preprocess = defineStage({
  name: 'preprocess',
  params,
  inputs: {
    data: dataset,
    split: optional(splitRows),
    /** Steps of the outer training set, whose genes are kept. */
    filters: optional(expressionSteps),
  },
  outputs,
});

/** The same where genotypes are larger than memory. */
export const preprocessSwept = defineStage({
  name: 'preprocess-swept',
  params,
  inputs: { data: sweptDataset, split: optional(splitRows) },
  outputs,
});
