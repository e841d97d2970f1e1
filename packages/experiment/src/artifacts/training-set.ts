import { optional } from '@snpress/pipeline/stage/artifact';
import { covariates } from './bundles.js';
import { covariateSteps, expressionSteps, genotypeSteps } from './fitted-steps.js';
import { genotypeBlocks } from './genotype-blocks.js';
import { expression, genotypes } from './matrices.js';
import { splitRows } from './split-rows.js';

/** The data of samples whose expression may not be looked at. */
export const unexpressed = { genotypes, covariates: optional(covariates) };

/** The data of all samples. */
export const dataset = { ...unexpressed, expression };

/** The data of all samples, where genotypes are larger than memory. */
export const sweptDataset = { ...dataset, genotypes: genotypeBlocks };

/** A split with the preprocessing that was fitted on its training rows. */
export const trainingSet = {
  split: splitRows,
  genotypeSteps,
  expressionSteps,
  covariateSteps: optional(covariateSteps),
};
