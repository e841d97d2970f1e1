import { z } from 'zod';

/** Parameters of `random-forest`, with scikit-learn's defaults for regression but for the number of trees. */
export const randomForestParams = z
  .strictObject({
    trees: z.int().min(1).max(100_000).default(200).describe('Number of trees.'),
    maxFeatures: z
      .union([z.enum(['all', 'sqrt', 'third']), z.int().min(1), z.number().gt(0).lt(1)], {
        error: 'expected all, sqrt, third, a whole number of markers from 1 on or a share below 1',
      })
      .default('all')
      .describe(
        'Markers to choose from at each split: all, the square root or a third of their number, a number of markers (1 or ' +
          'more) or a share of them (below 1).',
      ),
    minLeaf: z
      .int()
      .min(1)
      .default(1)
      .describe('Fewest distinct samples in a leaf; the copies that the bootstrap makes do not count.'),
    minSplit: z.int().min(2).default(2).describe('Fewest distinct samples in a node that is split.'),
    maxDepth: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('Most splits between the root and a leaf; null grows each tree until its leaves are pure.'),
    bootstrap: z
      .boolean()
      .default(true)
      .describe('Grow each tree on as many samples drawn with replacement; false uses every sample once.'),
    engine: z
      .enum(['gram', 'ml'])
      .default('gram')
      .describe(
        'gram grows multi-output trees for all genes at once; ml grows one forest per gene with ml-random-forest, a slow ' +
          'reference that draws maxFeatures once per tree.',
      ),
  })
  .refine(({ engine, minLeaf }) => engine === 'gram' || minLeaf === 1, {
    path: ['minLeaf'],
    message: 'engine "ml" knows no minLeaf; leave it at 1 or use engine "gram"',
  });

export type RandomForestParams = z.infer<typeof randomForestParams>;

/** How many markers `maxFeatures` means: at least one, at most all. */
export function markersPerSplit(maxFeatures: RandomForestParams['maxFeatures'], markers: number): number {
  return Math.min(markers, Math.max(1, Math.floor(wanted(maxFeatures, markers))));
}

function wanted(maxFeatures: RandomForestParams['maxFeatures'], markers: number): number {
  if (maxFeatures === 'all') return markers;
  if (maxFeatures === 'sqrt') return Math.sqrt(markers);
  if (maxFeatures === 'third') return markers / 3;
  return maxFeatures < 1 ? maxFeatures * markers : maxFeatures;
}
