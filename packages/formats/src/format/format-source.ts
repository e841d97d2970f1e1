import type { z } from 'zod';
import type { Encoding } from '../files/utf8-bytes.js';
import type { ReadingOptions } from '../files/reading-options.js';
import type { Delimiter } from '../text/delimiter.js';

/** Where a matrix is and how it is to be read, whatever its format: options complete, defaults filled in. */
export type CommonSource = ReadingOptions & {
  readonly path: string;
  /** The texts that stand for a missing value. */
  readonly missing: readonly string[];
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly orientation: 'features-in-rows' | 'samples-in-rows';
  readonly multiallelic?: 'refuse' | 'split' | 'skip' | undefined;
  /** Copies of each chromosome, where that is known of genotypes: those of haploids are dosages of 0 and 1. */
  readonly ploidy?: 1 | 2 | undefined;
  /** What the matrix is for, where that is known; chooses between the parts of a file that has both. */
  readonly role?: 'genotypes' | 'expression' | undefined;
};

/** The options of a format that has none of its own. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no key is what it means
export type NoOptions = Record<never, never>;

/** That, with the options of a format of its own. */
export type FormatSource<Options extends z.ZodRawShape = NoOptions> = CommonSource & {
  readonly [Key in keyof Options]?: z.output<Options[Key]>;
};
