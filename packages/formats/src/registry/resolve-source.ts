import { parseOptions } from '@snpress/data/errors/parse-options';
import type { z } from 'zod';
import { checkFormatOptions } from './check-format-options.js';
import { allFormats, formatNamed, type NamedFormat } from './formats.js';
import { matrixSource, type MatrixSource, type ReadingContext } from './matrix-source.js';
import { recogniseFormat } from './recognise-format.js';

/** How a matrix is written, where that is not to be recognised or by default; and what the matrix is for, and the `ploidy` of genotypes. */
export type ReadMatrixOptions = Omit<z.input<typeof matrixSource>, 'path'> & ReadingContext;

/**
 * A source that is complete, and its format: the one named, the one whose own options are given, or the one recognised.
 * @throws DataError where the options are at fault or the file is of no format that we read.
 */
export async function resolveSource(
  path: string,
  { ploidy, role, signal, onProgress, ...options }: ReadMatrixOptions,
): Promise<{ readonly source: MatrixSource; readonly format: NamedFormat }> {
  const source = {
    ...parseOptions(matrixSource, { ...options, path }, path),
    ploidy,
    role,
    signal,
    onProgress,
  };
  const implied = allFormats.find(
    ({ impliedByOptions, options = {} }) =>
      impliedByOptions === true &&
      Object.keys(options).some((key) => source[key as keyof MatrixSource] !== undefined),
  );
  const format = formatNamed(
    source.format ?? implied?.name ?? (await recogniseFormat(path, source.encoding)),
  );
  checkFormatOptions(source, format.name);
  return { source, format };
}
