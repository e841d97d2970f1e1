import { DataError } from '@snpress/data/errors/data-error';
import type { MarkerStream } from '@snpress/data';
import { markerFormats } from '../registry/formats.js';
import { resolveSource, type ReadMatrixOptions } from '../registry/resolve-source.js';
import { openWatched } from './open-watched.js';

/**
 * Opens genotypes to be read marker by marker, in the format named or, without one, recognised by content and name.
 * Formats of several files are named by any of them or by what their names have in common.
 * @param options - those of `readMatrix`: their `ploidy`, where it is known (1: dosages are 0 or 1, and a heterozygous call is
 *   missing); whether `multiallelic` sites are refused (the default), split into one marker per alternative allele, or skipped
 * @throws DataError where the options or the files are at fault, or the file is of none of the formats that are read so.
 */
export async function openMarkers(path: string, options: ReadMatrixOptions = {}): Promise<MarkerStream> {
  const { source, format } = await resolveSource(path, options);
  if (format.open !== undefined) return openWatched(format, source);
  throw new DataError({
    code: 'not-marker-by-marker',
    message: `This is read as ${format.name}, which is none of the genotype formats that are read marker by marker (${markerFormats.map(({ name }) => name).join(', ')})`,
    file: path,
    hint: 'Read other formats as a whole, with readMatrix',
  });
}
