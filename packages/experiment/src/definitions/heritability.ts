import type { CovariateOptions } from '@snpress/models';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { ceiling } from '../artifacts/evaluation.js';
import { dataset, sweptDataset } from '../artifacts/training-set.js';
import { alreadyChecked } from './already-checked.js';

/** Covariates where models learn what they leave. */
const params = z.object({ covariates: alreadyChecked<CovariateOptions>().optional() });

/** Estimates how much of the expression all markers can explain, from all samples. */
export const heritability = defineStage({
  ...{ name: 'heritability', params, outputs: { ceiling } },
  inputs: { data: dataset },
});

/** The same where genotypes are larger than memory: from the Gram matrix of all samples. */
export const heritabilitySwept = defineStage({
  ...{ name: 'heritability-swept', params, outputs: { ceiling } },
  inputs: { data: sweptDataset },
});
