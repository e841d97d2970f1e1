import { resolveSource, type ReadMatrixOptions } from './resolve-source.js';

/**
 * Whether a file is of a format that can be read marker by marker, with `openMarkers`.
 * @throws DataError where the options are at fault or the file is of no format that we read.
 */
export async function isMarkerFile(path: string, options: ReadMatrixOptions = {}): Promise<boolean> {
  return (await resolveSource(path, options)).format.open !== undefined;
}
