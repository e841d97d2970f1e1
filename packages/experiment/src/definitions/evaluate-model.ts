import { many, optional } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { ablatedPredictions, evaluatedModel, partErrors } from '../artifacts/evaluation.js';
import { expression, predictions } from '../artifacts/matrices.js';
import { heldOutSplit } from './held-out-split.js';

/** Judges the held-out predictions of one model against the training means. */
export const evaluateModel = defineStage({
  name: 'evaluate-model',
  params: z.object({
    model: z.string(),
    bootstrap: z.number(),
    permutations: z.number(),
    cisWindow: z.number(),
  }),
  inputs: {
    expression,
    /** Of the baseline itself, without predictions of its own. */
    splits: many({
      ...heldOutSplit,
      predictions: optional(predictions),
      parts: optional(partErrors),
      ablated: optional(ablatedPredictions),
    }),
  },
  outputs: { evaluation: evaluatedModel },
});
