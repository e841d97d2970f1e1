import { many, optional, userFile } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { samples } from '../artifacts/data-facts.js';
import { splitRows } from '../artifacts/split-rows.js';

/** Makes all samples a training set, with inner folds to choose settings by. */
export const splitFinal = defineStage({
  name: 'split-final',
  params: z.object({ inner: z.object({ folds: z.int() }), groupColumn: z.string().optional() }),
  inputs: { samples, groups: optional(userFile) },
  outputs: { all: splitRows, inner: many(splitRows) },
});
