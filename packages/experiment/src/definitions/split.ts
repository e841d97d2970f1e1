import { many, optional, userFile } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { splitSchema } from '@snpress/preprocess/split/split-schema';
import { z } from 'zod';
import { samples } from '../artifacts/data-facts.js';
import { splitRows } from '../artifacts/split-rows.js';

/** Splits the samples by the protocol of the spec; one output a split, so that what did not change reruns nothing. */
export const split = defineStage({
  name: 'split',
  /** Files are named in the protocol by what they hold: their paths are no part of it. */
  params: z.object({ protocol: splitSchema, splits: z.int() }),
  inputs: { samples, folds: optional(userFile), groups: optional(userFile) },
  outputs: { outer: many(splitRows), inner: many(many(splitRows)) },
});
