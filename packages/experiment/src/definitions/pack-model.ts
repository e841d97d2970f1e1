import type { JsonObject } from '@snpress/data';
import { optional } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { covariates, model, modelArtifact } from '../artifacts/bundles.js';
import { reconciliation } from '../artifacts/data-facts.js';
import { evaluatedModel } from '../artifacts/evaluation.js';
import { genotypeBlocks } from '../artifacts/genotype-blocks.js';
import { expression } from '../artifacts/matrices.js';
import { trainingSet } from '../artifacts/training-set.js';
import { selection } from '../artifacts/tuning.js';
import { alreadyChecked } from './already-checked.js';

/** Packs a fitted model with everything that it takes to predict the expression of new samples. */
export const packModel = defineStage({
  name: 'pack-model',
  params: z.object({
    name: z.string(),
    type: z.string(),
    params: alreadyChecked<JsonObject>(),
    provenance: alreadyChecked<JsonObject>(),
  }),
  inputs: {
    genotypes: genotypeBlocks,
    expression,
    covariates: optional(covariates),
    set: trainingSet,
    model,
    selection: optional(selection),
    reconciliation,
    evaluation: evaluatedModel,
  },
  outputs: { artifact: modelArtifact },
});
