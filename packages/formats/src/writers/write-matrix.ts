import { basename } from 'node:path';
import { DataError } from '@snpress/data/errors/data-error';
import type { Matrix } from '@snpress/data';
import type { MatrixWriter } from './matrix-writer.js';
import { matrixWriters } from './matrix-writers.js';
import { writeFormats, type WriteFormat } from './write-formats.js';

/** How a matrix is to be written, where its path does not say. */
export interface WriteMatrixOptions {
  readonly format?: WriteFormat | undefined;
}

/**
 * Writes a matrix in the format named or, without one, in the one that the ending of the path names.
 * @returns whole sentences: what the format does not hold of this matrix
 * @throws DataError where no format has that name or ending, or the format cannot hold the matrix.
 */
export async function writeMatrix(
  path: string,
  matrix: Matrix,
  { format }: WriteMatrixOptions = {},
): Promise<readonly string[]> {
  return writerFor(path, format).write(path, matrix);
}

/**
 * The writer of the format named or, without one, of the one that the ending of a path names.
 * @throws DataError where there is none.
 */
export function writerFor(path: string, format?: WriteFormat): MatrixWriter {
  return format === undefined ? byExtension(path) : byName(format, path);
}

function byName(format: WriteFormat, file: string): MatrixWriter {
  if (writeFormats.includes(format)) return matrixWriters[format];
  throw new DataError({
    message: `${JSON.stringify(format)} is no format that matrices are written in`,
    file,
    hint: `Use one of ${writeFormats.join(', ')}`,
  });
}

function byExtension(file: string): MatrixWriter {
  const name = basename(file);
  const fitting = Object.values(matrixWriters).flatMap((writer) =>
    writer.extensions
      .filter((extension) => name.endsWith(extension))
      .map((extension) => ({ writer, extension })),
  );
  const [best] = fitting.sort((a, b) => b.extension.length - a.extension.length);
  if (best !== undefined) return best.writer;
  throw new DataError({
    message: 'The ending of this name says nothing about the format to write',
    file,
    hint: `Name the format, or let it end in ${Object.values(matrixWriters)
      .flatMap(({ extensions }) => extensions)
      .join(', ')}`,
  });
}
