import type { Matrix, MarkerStream, MatrixReading } from '@snpress/data';
import type { z } from 'zod';
import type { FileHead } from './file-head.js';
import type { FormatSource, NoOptions } from './format-source.js';
import type { WritingOptions } from '../files/writing-options.js';

/** What files of a format hold. */
export interface FormatHolds {
  /** Numbers of any kind, dosages of genotypes, or hard calls of genotypes alone. */
  readonly values: 'numbers' | 'dosages' | 'calls';
  readonly positions: boolean;
  readonly alleles: boolean;
  readonly ploidy: boolean;
  /**
   * Whether a line can be a sample. `unless named`: files that are only recognised can be so, but a format of that name has
   * features in rows.
   */
  readonly samplesInRows: boolean | 'unless named';
  /** Whether all ids of a file have to differ. */
  readonly uniqueIds?: true;
}

/**
 * Everything about one format of genotype or expression files. The schema of a source, the choices of the command line,
 * recognition, conversion, refusals and what the documents must list are derived from it: a new format is one of these and a
 * line in `formats.ts`. It reads as a whole (`read`) or marker by marker (`open`); what it does not do is not there.
 */
export interface Format<Name extends string = string, Options extends z.ZodRawShape = NoOptions> {
  /** The name in a spec: `format: tsv`. */
  readonly name: Name;
  /** What it is, in a few words. */
  readonly summary: string;
  /** How the names of files that are written end, `.tsv.gz`: the longest ending that a path has chooses the format. */
  readonly extensions: readonly string[];
  readonly holds: FormatHolds;
  /** Options that no other format has, each optional. */
  readonly options?: Options;
  /** Whether who gives one of its options says by it that a file is of this format. */
  readonly impliedByOptions?: boolean;
  /** Whether a file is of this format; asked in the order of the list. */
  recognises(file: FileHead): boolean | Promise<boolean>;
  /**
   * The files that belong to a path of this format, whether they exist or not; none where, by its name and what is beside it, it
   * is of another one.
   */
  files?(path: string): readonly string[];
  /** @throws DataError with the first problems of the file. */
  read?(source: FormatSource<Options>): Promise<MatrixReading>;
  /** @throws DataError with the first problems of the files that are read before the first marker. */
  open?(source: FormatSource<Options>): Promise<MarkerStream>;
  /** Every file that is written for a path, where these are others than the path. */
  writtenFiles?(path: string): readonly string[];
  /**
   * Writes the whole file, or all files of the format, or none.
   * @returns whole sentences that name the file: what became of this matrix, beside parts that the format does not hold
   * @throws DataError where the format cannot hold the matrix.
   */
  write?(path: string, matrix: Matrix, options: WritingOptions): Promise<readonly string[]>;
}

/** A format, with the type of its name and of its options. */
export function defineFormat<const Name extends string, Options extends z.ZodRawShape = NoOptions>(
  format: Format<Name, Options>,
): Format<Name, Options> {
  return format;
}
