import { matrixSchema } from './matrix-schema.js';
import { DataError } from '../errors/data-error.js';

/**
 * Refuses a file that says that it holds something other than a matrix.
 * @throws DataError
 */
export function checkFormat(
  metadata: ReadonlyMap<string, string>,
  kind: string,
  file: string | undefined,
): void {
  const format = metadata.get(matrixSchema.formatKey);
  if (format === undefined || format === matrixSchema.format) return;
  throw new DataError({
    message: `This ${kind} holds ${format}, not ${matrixSchema.format}`,
    file,
    hint: 'Use a matrix, or the version of snpress that wrote this file',
  });
}
