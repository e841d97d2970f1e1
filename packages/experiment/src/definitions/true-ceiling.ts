import { many } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { ceiling } from '../artifacts/evaluation.js';
import { expression, geneticValues } from '../artifacts/matrices.js';
import { heldOutSplit } from './held-out-split.js';

/** What the true genetic values of simulated data would reach on the held-out samples. */
export const trueCeiling = defineStage({
  name: 'true-ceiling',
  params: z.object({ bootstrap: z.number() }),
  inputs: { expression, geneticValues, splits: many(heldOutSplit) },
  outputs: { ceiling },
});
