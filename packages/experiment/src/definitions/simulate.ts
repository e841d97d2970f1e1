import { simulateOptions } from '@snpress/datasets/simulate/simulate-options';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { geneticValues } from '../artifacts/matrices.js';
import { causal } from '../artifacts/results.js';
import { dataOutputs } from './data-outputs.js';

/** Simulates a cross, with the true genetic values and the causal markers. */
export const simulate = defineStage({
  name: 'simulate',
  params: simulateOptions,
  inputs: {},
  outputs: { ...dataOutputs, geneticValues, causal },
});
