import { cohortOptions } from '@snpress/datasets/cohort/cohort-options';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { covariates } from '../artifacts/bundles.js';
import { annotations, geneticValues } from '../artifacts/matrices.js';
import { causal } from '../artifacts/results.js';
import { dataOutputs } from './data-outputs.js';

/** Simulates a cohort, whose tissues are contexts, with the true genetic values and the causal markers. */
export const simulateCohort = defineStage({
  name: 'simulate-cohort',
  params: cohortOptions,
  inputs: {},
  outputs: { ...dataOutputs, covariates, annotations, geneticValues, causal },
});
