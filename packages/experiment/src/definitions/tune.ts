import type { Setting } from '@snpress/models';
import { keyed, many, optional } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { pretrained } from '../artifacts/bundles.js';
import { enrichment } from '../artifacts/enrichment.js';
import { modelKind } from '../artifacts/model-kind.js';
import { splitRows } from '../artifacts/split-rows.js';
import { dataset, sweptDataset, trainingSet } from '../artifacts/training-set.js';
import { scores } from '../artifacts/tuning.js';
import { alreadyChecked } from './already-checked.js';
import { trainedOn } from './trained-on.js';

const params = z.object({
  ...modelKind.shape,
  ...trainedOn.shape,
  params: alreadyChecked<object>(),
  settings: z.array(alreadyChecked<Setting>()).readonly(),
  select: z.enum(['global', 'per-gene']),
});

/** Scores the settings of a model on the inner folds it is given. */
export const tune = defineStage({
  name: 'tune',
  params,
  inputs: {
    data: dataset,
    /** The whole training set, where it takes more than its folds. */
    outer: optional(trainingSet),
    folds: many({ ...trainingSet, enrichment: optional(enrichment) }),
    /** Of the whole training set. */
    enrichment: optional(enrichment),
    /** By the id of what asks for it. */
    pretrained: keyed(pretrained),
  },
  outputs: { scores },
});

/**
 * The same where genotypes are larger than memory: all inner folds share what is read, and the preprocessing of the whole training set.
 */
export const tuneSwept = defineStage({
  name: 'tune-swept',
  params,
  inputs: {
    data: sweptDataset,
    set: trainingSet,
    folds: many(splitRows),
    /** Of the whole training set. */
    enrichment: optional(enrichment),
  },
  outputs: { scores },
});
