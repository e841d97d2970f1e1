import { z } from 'zod';
import type { ReadingOptions } from '../files/reading-options.js';
import { formatNamed } from './formats.js';
import { readingFields } from './reading-fields.js';
import { samplesInRowsProblem } from './samples-in-rows.js';

/** Where a matrix is and how it is written; the ploidy of genotypes is that of all their files. */
export const matrixSource = z
  .strictObject({ path: z.string().min(1).describe('The file, plain or gzip-compressed.'), ...readingFields })
  .omit({ ploidy: true })
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
