import type { CovariateOptions } from '@snpress/models';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { ceiling } from '../artifacts/evaluation.js';
import { dataset } from '../artifacts/training-set.js';
import { alreadyChecked } from './already-checked.js';

/** Estimates how much of the expression all markers can explain, from all samples. */
export const heritability = defineStage({
  name: 'heritability',
  /** Covariates where models learn what they leave. */
  params: z.object({ covariates: alreadyChecked<CovariateOptions>().optional() }),
  inputs: { data: dataset },
  outputs: { ceiling },
});
