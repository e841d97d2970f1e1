import type { z } from 'zod';
import { DataError } from '@snpress/data/errors/data-error';
import { parseOptions } from '@snpress/data/errors/parse-options';
import { explainFileError } from '../files/explain-file-error.js';
import { access } from 'node:fs/promises';
import { checkFormatOptions } from '../readers/check-format-options.js';
import { markerFormats } from './marker-formats.js';
import { markerReaders } from './marker-readers.js';
import { markerSource } from './marker-source.js';
import type { MarkerStream } from '@snpress/data';
import { recogniseMarkers } from './recognise-markers.js';

/**
 * How genotypes are to be read: their `format`, where it is not to be recognised; their `ploidy`, where it is known
 * (1: dosages are 0 or 1, and a heterozygous call is missing); and whether `multiallelic` sites are refused (the
 * default), split into one marker per alternative allele, or skipped.
 */
export type OpenMarkersOptions = Omit<z.input<typeof markerSource>, 'path'>;

/**
 * Opens genotypes to be read marker by marker, in the format named or, without one, recognised by content and name.
 * Formats of several files are named by any of them or by what their names have in common.
 * @throws DataError where the options or the files are at fault, or the file is of none of `markerFormats`.
 */
export async function openMarkers(path: string, options: OpenMarkersOptions = {}): Promise<MarkerStream> {
  const source = parseOptions(markerSource, { ...options, path }, path);
  const format = source.format ?? (await recogniseMarkers(path));
  if (format !== undefined) {
    checkFormatOptions(source, format);
    return markerReaders[format].open(source);
  }
  await access(path).catch((error: unknown) => {
    throw explainFileError(path, error);
  });
  throw new DataError({
    message: `This is none of the genotype formats that are read marker by marker (${markerFormats.join(', ')})`,
    file: path,
    hint: 'Read other formats as a whole, with readMatrix',
  });
}
