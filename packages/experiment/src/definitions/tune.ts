import type { Setting } from '@snpress/models';
import { keyed, many, optional } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { pretrained } from '../artifacts/bundles.js';
import { enrichment } from '../artifacts/enrichment.js';
import { modelKind } from '../artifacts/model-kind.js';
import { dataset, trainingSet } from '../artifacts/training-set.js';
import { scores } from '../artifacts/tuning.js';
import { alreadyChecked } from './already-checked.js';
import { trainedOn } from './trained-on.js';

/** Scores the settings of a model on the inner folds it is given. */
export const tune = defineStage({
  name: 'tune',
  params: z.object({
    ...modelKind.shape,
    ...trainedOn.shape,
    params: alreadyChecked<object>(),
    settings: z.array(alreadyChecked<Setting>()).readonly(),
    select: z.enum(['global', 'per-gene']),
  }),
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
