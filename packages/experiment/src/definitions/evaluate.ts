import { keyed, many } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { reconciliation } from '../artifacts/data-facts.js';
import { enrichment } from '../artifacts/enrichment.js';
import { ceiling, evaluatedModel, evaluation } from '../artifacts/evaluation.js';
import { expressionSteps, genotypeSteps } from '../artifacts/fitted-steps.js';
import { metrics } from '../artifacts/results.js';
import { selection } from '../artifacts/tuning.js';

/** Puts the evaluations of all models together and compares them. */
export const evaluate = defineStage({
  name: 'evaluate',
  params: z.object({
    experiment: z.string(),
    models: z.array(z.string()).readonly(),
    /** What is predicted, where that is not the expression of genes. */
    targets: z.literal('traits').optional(),
    /** What skill is measured against, where it is more than the training mean. */
    baseline: z.string().optional(),
  }),
  inputs: {
    reconciliation,
    /** What each outer split made of the data. */
    splits: many({ genotypeSteps, expressionSteps }),
    models: keyed({ evaluation: evaluatedModel, selections: many(selection) }),
    ceilings: many(ceiling),
    /** Of each outer split, by the markers of a gene: `all`, or how many bases they are from it at most. */
    enrichments: keyed(many(enrichment)),
  },
  outputs: { evaluation, metrics },
});
