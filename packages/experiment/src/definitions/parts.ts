import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { model } from '../artifacts/bundles.js';
import { ablatedPredictions, partErrors } from '../artifacts/evaluation.js';
import { dataset, sweptDataset, trainingSet } from '../artifacts/training-set.js';
import { heldOutSplit } from './held-out-split.js';

const params = z.object({ window: z.number() });
const outputs = { parts: partErrors, ablated: ablatedPredictions };

/**
 * Takes the predictions of held-out samples apart: into what markers near each gene say and what the others say, of which the errors are left,
 * and into what is left without interactions or networks.
 */
export const parts = defineStage({
  ...{ name: 'parts', params, outputs },
  inputs: { data: dataset, set: trainingSet, model, heldOut: heldOutSplit },
});

/** The same where genotypes are larger than memory. */
export const partsSwept = defineStage({
  ...{ name: 'parts-swept', params, outputs },
  inputs: { data: sweptDataset, set: trainingSet, model, heldOut: heldOutSplit },
});
