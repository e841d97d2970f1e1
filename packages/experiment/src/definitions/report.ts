import { keyed, many, optional } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import type { KeptModels } from '@snpress/report';
import { z } from 'zod';
import { annotationFiles, reconciliation } from '../artifacts/data-facts.js';
import { evaluation } from '../artifacts/evaluation.js';
import { inclusion } from '../artifacts/inclusion.js';
import { importance } from '../artifacts/importance.js';
import { covariatePart, expression, predictions } from '../artifacts/matrices.js';
import { diagnostics, reportFiles } from '../artifacts/results.js';
import { selection } from '../artifacts/tuning.js';
import type { ExperimentDescription } from '../artifacts/experiment-description.js';
import { alreadyChecked } from './already-checked.js';

/** Draws the report. */
export const report = defineStage({
  name: 'report',
  params: z.object({
    title: z.string(),
    genes: z.array(z.string()).readonly().optional(),
    experiment: alreadyChecked<ExperimentDescription>(),
    spec: z.string(),
    keptModels: alreadyChecked<KeptModels>().optional(),
  }),
  inputs: {
    expression,
    reconciliation,
    annotationFiles: optional(annotationFiles),
    evaluation,
    covariateParts: many(covariatePart),
    /** What each model left at each outer split. */
    models: keyed(many({ diagnostics, importance, predictions, selection: optional(selection) })),
    /** Of each model as it was fitted on most samples. */
    inclusions: keyed({ inclusion }),
  },
  outputs: { files: reportFiles },
});
