import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { enrichment } from '../artifacts/enrichment.js';
import { annotations } from '../artifacts/matrices.js';
import { dataset, trainingSet } from '../artifacts/training-set.js';

/** Learns from a training set how much more often annotated markers act. */
export const learnEnrichment = defineStage({
  name: 'learn-enrichment',
  params: z.object({ cis: z.number().optional() }),
  inputs: { data: dataset, set: trainingSet, annotations },
  outputs: { enrichment },
});
