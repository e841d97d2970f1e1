import { optional } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { pretrained } from '../artifacts/bundles.js';
import { enrichment } from '../artifacts/enrichment.js';
import { trainingSet, unexpressed } from '../artifacts/training-set.js';
import { alreadyChecked } from './already-checked.js';
import { trainedOn } from './trained-on.js';

/** Runs the part of a fit that depends on the genotypes, and perhaps the weights of markers, alone, for every model and setting that shares it. */
export const pretrain = defineStage({
  name: 'pretrain',
  params: z.object({ type: z.string(), params: alreadyChecked<object>(), ...trainedOn.shape }),
  inputs: { data: unexpressed, set: trainingSet, enrichment: optional(enrichment) },
  outputs: { pretrained },
});
