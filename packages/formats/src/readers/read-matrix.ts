import type { z } from 'zod';
import { parseOptions } from '@snpress/data/errors/parse-options';
import { checkFormatOptions } from './check-format-options.js';
import { matrixReaders } from './matrix-readers.js';
import type { MatrixReading } from '@snpress/data';
import { matrixSource, type MatrixSource } from './matrix-source.js';
import { recogniseFormat } from './recognise-format.js';

/** How a matrix is written, where that is not to be recognised or by default; and what the matrix is for, and the `ploidy` of genotypes. */
export type ReadMatrixOptions = Omit<z.input<typeof matrixSource>, 'path'> &
  Pick<MatrixSource, 'ploidy' | 'role'>;

/**
 * Reads a matrix from a file, plain or gzip-compressed, in the format named or, without one, recognised by content.
 * Feature ids that repeat are made unique, with a warning. A `ploidy` that is given is the matrix's, whatever the file says.
 * @throws DataError where the options or the file are at fault: the first problems, each with its line and column.
 */
export async function readMatrix(
  path: string,
  { ploidy, role, ...options }: ReadMatrixOptions = {},
): Promise<MatrixReading> {
  const source = { ...parseOptions(matrixSource, { ...options, path }, path), ploidy, role };
  // Whoever names the columns of a long table says that it is one.
  const named = source.long === undefined ? undefined : 'long';
  const format = source.format ?? named ?? (await recogniseFormat(path));
  checkFormatOptions(source, format);
  const reading = await matrixReaders[format].read(source);
  return ploidy === undefined ? reading : { ...reading, matrix: { ...reading.matrix, ploidy } };
}
