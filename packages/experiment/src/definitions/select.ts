import { many } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { scores, selection } from '../artifacts/tuning.js';

/** Adds up the errors of the inner folds and chooses a setting: one for all genes, or one for each. */
export const select = defineStage({
  name: 'select',
  params: z.object({ select: z.enum(['global', 'per-gene']) }),
  inputs: { scores: many(scores) },
  outputs: { selection },
});
