import { keyed, optional } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { model, pretrained } from '../artifacts/bundles.js';
import { enrichment } from '../artifacts/enrichment.js';
import { importance } from '../artifacts/importance.js';
import { inclusion } from '../artifacts/inclusion.js';
import { modelKind } from '../artifacts/model-kind.js';
import { diagnostics } from '../artifacts/results.js';
import { dataset, trainingSet } from '../artifacts/training-set.js';
import { selection } from '../artifacts/tuning.js';
import { alreadyChecked } from './already-checked.js';
import { trainedOn } from './trained-on.js';

/** Fits a model with the chosen settings on the whole outer training set. */
export const refit = defineStage({
  name: 'refit',
  params: z.object({ ...modelKind.shape, params: alreadyChecked<object>(), ...trainedOn.shape }),
  inputs: {
    data: dataset,
    set: trainingSet,
    selection: optional(selection),
    enrichment: optional(enrichment),
    /** By the id of what asks for it. */
    pretrained: keyed(pretrained),
  },
  outputs: { model, diagnostics, importance, inclusion },
});
