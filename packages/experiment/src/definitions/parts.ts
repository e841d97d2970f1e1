import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { model } from '../artifacts/bundles.js';
import { ablatedPredictions, predictionParts } from '../artifacts/evaluation.js';
import { dataset, trainingSet } from '../artifacts/training-set.js';

/**
 * Takes the predictions of held-out samples apart: into what markers near each gene say and what the others say, and into what is left without
 * interactions or networks.
 */
export const parts = defineStage({
  name: 'parts',
  params: z.object({ window: z.number() }),
  inputs: { data: dataset, set: trainingSet, model },
  outputs: { parts: predictionParts, ablated: ablatedPredictions },
});
