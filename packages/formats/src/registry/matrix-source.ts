import { z } from 'zod';
import type { ReadingOptions } from '../files/reading-options.js';
import { encodingSchema } from '../text/encoding-schema.js';
import { delimiters } from '../text/delimiter.js';
import { missingCodesSchema } from '../text/missing-codes-schema.js';
import { allFormats, formatNamed, namesOf, type FormatOptions } from './formats.js';
import { samplesInRowsProblem } from './samples-in-rows.js';

const fields = z.strictObject({
  path: z.string().min(1).describe('The file, plain or gzip-compressed.'),
  format: z
    .enum(namesOf(allFormats))
    .optional()
    .describe(
      `${allFormats.map(({ name, summary }) => `${name}: ${summary}`).join('; ')}. Recognised by content when left out.`,
    ),
  missing: missingCodesSchema.describe(
    'What stands for a missing value, instead of the default ones: texts, compared as such ("2" is not "2.0"), or numbers (-9, also where it is written -9.00).',
  ),
  encoding: encodingSchema,
  delimiter: z
    .enum(delimiters)
    .optional()
    .describe(
      'What separates the fields of a line; space is any run of spaces and tabs. Recognised in the header line when left out.',
    ),
  orientation: z
    .enum(['features-in-rows', 'samples-in-rows'])
    .default('features-in-rows')
    .describe(
      `What a line holds: one marker or gene of all samples, or one sample. Matters for ${new Intl.ListFormat(
        'en',
      ).format(allFormats.filter(({ holds }) => holds.samplesInRows === true).map(({ name }) => name))}.`,
    ),
  multiallelic: z
    .enum(['refuse', 'split', 'skip'])
    .optional()
    .describe(
      'What becomes of a site with several alternative alleles, in genotype formats that know them: refuse (the default), split into one marker per alternative allele, or skip.',
    ),
  ...(Object.assign({}, ...allFormats.map(({ options }) => options)) as FormatOptions),
});

/** Where a matrix is and how it is written. */
export const matrixSource = fields
  .superRefine(({ format, orientation }, context) => {
    if (format === undefined || orientation === 'features-in-rows') return;
    const { holds } = formatNamed(format);
    if (holds.samplesInRows === true) return;
    context.addIssue({ code: 'custom', path: ['orientation'], message: samplesInRowsProblem(format) });
  })
  .describe('A genotype or expression matrix in a file.');

/** What is known of a matrix, beside what a spec says of it, and how its reading is watched. */
export type ReadingContext = ReadingOptions & {
  /** Copies of each chromosome, where that is known of genotypes: those of haploids are dosages of 0 and 1. */
  readonly ploidy?: 1 | 2 | undefined;
  /** What the matrix is for, where that is known; chooses between the parts of a file that has both. */
  readonly role?: 'genotypes' | 'expression' | undefined;
};

/** A complete matrix source, defaults filled in. */
export type MatrixSource = z.output<typeof matrixSource> & ReadingContext;
