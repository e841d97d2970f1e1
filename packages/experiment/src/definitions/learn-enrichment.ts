import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { enrichment } from '../artifacts/enrichment.js';
import { annotations } from '../artifacts/matrices.js';
import { dataset, sweptDataset, trainingSet } from '../artifacts/training-set.js';

const outputs = { enrichment };

/** Learns from a training set how much more often annotated markers act. */
export const learnEnrichment = defineStage({
  ...{ name: 'learn-enrichment', outputs },
  params: z.object({ cis: z.number().optional() }),
  inputs: { data: dataset, set: trainingSet, annotations },
});

/** The same where genotypes are larger than memory, of markers near genes. */
export const learnEnrichmentSwept = defineStage({
  ...{ name: 'learn-enrichment-swept', outputs },
  params: z.object({ cis: z.number() }),
  inputs: { data: sweptDataset, set: trainingSet, annotations },
});
