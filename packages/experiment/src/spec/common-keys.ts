import { z } from 'zod';

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
        z.strictObject({
          cis: z.number().min(0).describe('Markers within so many bases of the gene, on its chromosome.'),
        }),
      ],
      { error: 'markers are all, or such as { cis: 1000000 }' },
    )
    .default('all')
    .describe(
      'Which markers each gene is trained on: all, or { cis: 1000000 }, those within so many bases of it. Genes without cis markers are predicted by their training mean. Needs the positions of markers and genes.',
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
