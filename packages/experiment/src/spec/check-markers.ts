import { z } from 'zod';
import { checkValue } from './check-value.js';
import type { ModelSpec } from './experiment.js';
import type { Problem, SpecPath } from './problem.js';
import { suggest } from './suggest.js';

/** The key `markers` of a model block: which markers each gene is trained on. */
export const markersSchema = z
  .union([
    z.literal('all'),
    z.strictObject({
      cis: z.number().min(0).describe('Markers within so many bases of the gene, on its chromosome.'),
    }),
  ])
  .default('all')
  .describe(
    'Which markers each gene is trained on: all, or { cis: 1000000 }, those within so many bases of it. Genes without cis markers are predicted by their training mean. Needs the positions of markers and genes.',
  );

/** Checks the key `markers` of a model; undefined stands for all. */
export function checkMarkers(value: unknown, path: SpecPath, problems: Problem[]): ModelSpec['markers'] {
  const at = [...path, 'markers'];
  if (typeof value === 'string' && value !== 'all') {
    problems.push({
      path: at,
      message: `markers cannot be ${JSON.stringify(value)}`,
      hint: value === 'cis' ? 'write markers: { cis: 1000000 }' : suggest(value, ['all', 'cis']),
    });
    return undefined;
  }
  const markers = checkValue(markersSchema, value, at, problems);
  return markers === 'all' ? undefined : markers;
}
