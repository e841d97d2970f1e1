import { z } from 'zod';
import { encodingSchema } from '../text/encoding-schema.js';

/** A file of annotations in a spec. */
export const annotationSource = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .describe('A BED file, or a table with a line for each marker; plain or compressed.'),
    name: z
      .string()
      .min(1)
      .optional()
      .describe('Of the intervals of a BED file. Default: its name without ending.'),
    encoding: encodingSchema,
  })
  .describe(
    'What is known of markers: the intervals of a BED file are 1 inside and 0 outside; a table has marker ids in its first column, then 0/1 or numbers, a column for each annotation.',
  );

export type AnnotationSource = z.output<typeof annotationSource>;
