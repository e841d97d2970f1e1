import { z } from 'zod';

/** The option of formats of tables stored column by column that names the column of ids. */
export const idColumnOption = {
  idColumn: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The column of the ids of the rows of an Arrow or Parquet table. When left out: the index of pandas, else the first column of text whose entries differ.',
    ),
};

/** What that option is called, and what it may be. */
export type IdColumnOption = typeof idColumnOption;
