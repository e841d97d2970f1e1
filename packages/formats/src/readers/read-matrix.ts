import type { MatrixReading } from '@snpress/data';
import { collectMarkers } from '@snpress/data/markers/collect-markers';
import { suspectedMissing } from './suspected-missing.js';
import { openWatched } from '../markers/open-watched.js';
import { resolveSource, type ReadMatrixOptions } from '../registry/resolve-source.js';

/**
 * Reads a matrix from a file, plain or gzip-compressed, in the format named or, without one, recognised by content.
 * Feature ids that repeat are made unique, with a warning. A `ploidy` that is given is the matrix's, whatever the file says.
 * @throws DataError where the options or the file are at fault: the first problems, each with its line and column.
 */
export async function readMatrix(path: string, options: ReadMatrixOptions = {}): Promise<MatrixReading> {
  const { source, format } = await resolveSource(path, options);
  const { ploidy } = source;
  const reading =
    format.read === undefined
      ? await collectMarkers(await openWatched(format, source), path)
      : withQuestions(path, await format.read(source), source.missing);
  source.signal?.throwIfAborted();
  return ploidy === undefined ? reading : { ...reading, matrix: { ...reading.matrix, ploidy } };
}

function withQuestions(
  path: string,
  { matrix, warnings }: MatrixReading,
  missing: readonly string[],
): MatrixReading {
  return { matrix, warnings: [...warnings, ...suspectedMissing(path, matrix, missing)] };
}
