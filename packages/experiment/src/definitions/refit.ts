import { keyed, optional } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { model, pretrained } from '../artifacts/bundles.js';
import { enrichment } from '../artifacts/enrichment.js';
import { importance } from '../artifacts/importance.js';
import { inclusion } from '../artifacts/inclusion.js';
import { modelKind } from '../artifacts/model-kind.js';
import { diagnostics } from '../artifacts/results.js';
import { dataset, sweptDataset, trainingSet } from '../artifacts/training-set.js';
import { selection } from '../artifacts/tuning.js';
import { alreadyChecked } from './already-checked.js';
import { trainedOn } from './trained-on.js';

const params = z.object({ ...modelKind.shape, params: alreadyChecked<object>(), ...trainedOn.shape });
const outputs = { model, diagnostics, importance, inclusion };

/** Fits a model with the chosen settings on the whole outer training set. */
export const refit = defineStage({
  name: 'refit',
  params,
  inputs: {
    data: dataset,
    set: trainingSet,
    selection: optional(selection),
    enrichment: optional(enrichment),
    /** By the id of what asks for it. */
    pretrained: keyed(pretrained),
  },
  outputs,
});

/** The same where genotypes are larger than memory. */
export const refitSwept = defineStage({
  name: 'refit-swept',
  params,
  inputs: {
    data: sweptDataset,
    set: trainingSet,
    selection: optional(selection),
    enrichment: optional(enrichment),
  },
  outputs,
});
