import type { MarkerChoice } from '@snpress/models';
import { z } from 'zod';

const oneChoice = 'markers are all, or one of { cis: 1000000 }, { thin: 20000 } and { screen: 100 }';

/** Keys that every model block of a spec may have, beside the parameters of its type. */
export const commonKeys = {
  type: z.string().optional(),
  extends: z.string().optional().describe('Another model whose keys this one inherits.'),
  select: z
    .enum(['global', 'per-gene'])
    .default('global')
    .describe('Whether one setting is chosen for all genes or one for each.'),
  contexts: z
    .enum(['apart', 'joint', 'both'])
    .optional()
    .describe(
      'How contexts are fitted where data.expression has several: apart, each by itself; joint, the mean of each gene over contexts and what each context has of its own; both (the default), a mean of the two with weights that a held-out part of the training samples says. Settings are chosen within each fit.',
    ),
  markers: z
    .union(
      [
        z.literal('all'),
        z
          .strictObject({
            cis: z
              .number()
              .min(0)
              .optional()
              .describe('Markers within so many bases of the gene, on its chromosome.'),
            thin: z
              .int()
              .min(1)
              .optional()
              .describe('At most so many markers, spread evenly over all in their order.'),
            screen: z
              .int()
              .min(1)
              .optional()
              .describe(
                'So many markers for each gene, those that correlate best with it in the training samples; models of all genes together have those of all.',
              ),
          })
          .refine((choice) => Object.keys(choice).length === 1, { error: oneChoice })
          .meta({ minProperties: 1, maxProperties: 1 }) as unknown as z.ZodType<MarkerChoice, MarkerChoice>,
      ],
      { error: oneChoice },
    )
    .default('all')
    .describe(
      'Which markers each gene is trained on: all; { cis: 1000000 }, those within so many bases of it, for which positions of markers and genes must be known (genes without cis markers are predicted by their training mean); { thin: 20000 }, at most so many for all genes, spread evenly; { screen: 100 }, so many that correlate best with it in the training samples, of every fold anew. With any of them, all models can be trained on genotypes that are larger than memory.',
    ),
  annotations: z
    .enum(['use', 'ignore'])
    .default('use')
    .describe(
      'What becomes of data.annotations in models that can learn from them; those that cannot ignore them.',
    ),
  grid: z
    .record(z.string(), z.array(z.union([z.number(), z.string(), z.boolean()])).min(1))
    .optional()
    .describe('Values to try; every combination is a candidate.'),
};
