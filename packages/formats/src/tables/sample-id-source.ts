import type { IdPattern } from '@snpress/data';
import { z } from 'zod';
import { tableSource, type TableSource } from './table-source.js';

/** What says which id to use for a sample: a table of ids, or what to replace in them. */
export type SampleIdSource = TableSource | IdPattern;

const longestPattern = 500;

/** What is replaced in sample ids, in a spec. */
export const idPattern = z.strictObject({
  pattern: z
    .string()
    .min(1)
    .max(longestPattern)
    .superRefine((pattern, context) => {
      try {
        new RegExp(pattern, 'gu');
      } catch (error) {
        context.addIssue({
          code: 'custom',
          message: `this is no regular expression: ${(error as Error).message}`,
        });
      }
    })
    .describe('A regular expression of JavaScript; each place that it finds in a sample id is replaced.'),
  replacement: z
    .string()
    .max(longestPattern)
    .default('')
    .describe('What stands there then; $1 is the first group.'),
});

/** A table of ids or a pattern, in a spec. */
export const sampleIdSource = z.union([tableSource, idPattern]);
