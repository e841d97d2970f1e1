import { z } from 'zod';
import type { FormatSource } from '../format/format-source.js';

/** Which columns of a long table are what, where their names do not say. */
export const longFields = z
  .strictObject({
    sample: z.string().min(1).optional().describe('The column of sample ids.'),
    gene: z.string().min(1).optional().describe('The column of gene or marker ids.'),
    value: z.string().min(1).optional().describe('The column of values.'),
  })
  .describe(
    'The names of the columns of a long table (one row per sample and gene), where they are not common ones such as sample, gene_id and value.',
  );

/** The names of columns that are given. */
export type LongFields = z.output<typeof longFields>;

/** A long table, and how it is read. */
export type LongSource = FormatSource & { readonly long?: LongFields | undefined };
