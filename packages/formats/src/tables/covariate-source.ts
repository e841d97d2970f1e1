import { z } from 'zod';
import { missingCodesSchema } from '../text/missing-codes-schema.js';
import { encodingSchema } from '../text/encoding-schema.js';

/** Where a table of covariates is, and how it is read. */
export const covariateSource = z
  .strictObject({
    path: z.string().min(1).describe('The table, plain or gzip-compressed: TSV, CSV or separated by spaces.'),
    encoding: encodingSchema,
    orientation: z
      .enum(['samples-in-rows', 'covariates-in-rows'])
      .optional()
      .describe(
        'What a line holds: one sample, or one covariate of all samples (as GTEx and Matrix eQTL write them). Recognised by where the sample ids are when left out.',
      ),
    columns: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('The covariates to use. Default: all of the table.'),
    categorical: z
      .array(z.string())
      .default([])
      .describe('Covariates that are levels although they look like numbers, such as batches 1, 2 and 3.'),
    missing: missingCodesSchema.describe(
      'What stands for a missing value, instead of the default ones: texts, compared as such, or numbers.',
    ),
  })
  .describe('A table of covariates, matched by sample id.');

/** A complete covariate source, defaults filled in. */
export type CovariateSource = z.output<typeof covariateSource>;
