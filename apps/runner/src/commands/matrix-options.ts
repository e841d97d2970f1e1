import { matrixFormats } from '@snpress/data';
import type { Argv } from 'yargs';

/** How a matrix file is to be read, where that is not to be recognised. */
export interface MatrixArguments {
  readonly format: (typeof matrixFormats)[number] | undefined;
  readonly missing: readonly string[] | undefined;
  readonly orientation: 'features-in-rows' | 'samples-in-rows' | undefined;
}

/** `--format`, `--missing` and `--orientation`. */
export function matrixOptions<T>(yargs: Argv<T>): Argv<T & MatrixArguments> {
  return yargs
    .option('format', {
      choices: matrixFormats,
      describe: 'How the file is written; recognised by content by default',
    })
    .option('missing', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'A text that stands for a missing value; can be repeated',
    })
    .option('orientation', {
      choices: ['features-in-rows', 'samples-in-rows'] as const,
      describe: 'What a line holds: a marker or gene, or a sample',
    });
}

/** The options that were given, for `readMatrix`. */
export function givenOptions({ format, missing, orientation }: MatrixArguments): {
  format?: MatrixArguments['format'] & string;
  missing?: string[];
  orientation?: 'features-in-rows' | 'samples-in-rows';
} {
  return {
    ...(format === undefined ? {} : { format }),
    ...(missing === undefined ? {} : { missing: [...missing] }),
    ...(orientation === undefined ? {} : { orientation }),
  };
}
