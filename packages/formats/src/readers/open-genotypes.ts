import { chainMarkers } from '@snpress/data/join/chain-markers';
import { samplesInAll } from '@snpress/data/join/samples-in-all';
import type { MarkerStream } from '@snpress/data';
import { basename } from 'node:path';
import { openMarkers } from '../markers/open-markers.js';
import { isMarkerFile } from '../registry/is-marker-file.js';
import type { GenotypeFile } from './read-genotypes.js';

/**
 * Opens the genotypes of one or several files to be read marker by marker, one file after another.
 * @returns undefined where that cannot be, so that they have to be read as a whole: a file is of no such format, or the files have no
 *   sample in common
 * @throws DataError where the options or the files are at fault.
 */
export async function openGenotypes(files: readonly GenotypeFile[]): Promise<MarkerStream | undefined> {
  for (const { path, reading } of files) if (!(await isMarkerFile(path, reading))) return undefined;
  const parts: { readonly name: string; readonly stream: MarkerStream }[] = [];
  for (const { path, reading } of files)
    parts.push({ name: basename(path), stream: await openMarkers(path, reading) });
  if (parts.length === 1) return parts[0]!.stream;
  const samples = samplesInAll(parts.map(({ stream }) => stream.samples));
  return samples.length === 0 ? undefined : chainMarkers(parts, samples);
}
