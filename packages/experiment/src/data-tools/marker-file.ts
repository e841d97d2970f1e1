import { ploidyOf } from '@snpress/data/genotypes/ploidy-of';
import { markersOf } from '@snpress/data/reconcile/markers-of';
import { openGenotypes } from '@snpress/formats/readers/open-genotypes';
import { readGenotypes } from '@snpress/formats/readers/read-genotypes';
import type { ReadMatrixOptions } from '@snpress/formats';
import type { MarkerStream, MarkerTable } from '@snpress/data';
import { withPositions } from './with-positions.js';

/** A file of genotypes whose markers alone are wanted. */
export type MarkerFile = {
  readonly path: string;
  readonly samples: number;
  readonly ploidy: 1 | 2;
} & (
  { readonly stream: MarkerStream } | { readonly table: MarkerTable; readonly warnings: readonly string[] }
);

/** What the owner of a file should know of it, complete when its markers have been read. */
export function warningsOf(file: MarkerFile): readonly string[] {
  return 'stream' in file ? file.stream.warnings : file.warnings;
}

/** Opens genotypes to be read marker by marker where the format of all files permits, and otherwise reads them. */
export async function openMarkerFile(
  paths: readonly string[],
  reading: ReadMatrixOptions,
  positions: string | undefined,
): Promise<MarkerFile> {
  const files = paths.map((path) => ({ path, reading }));
  const path = paths.join(', ');
  const stream = positions === undefined ? await openGenotypes(files) : undefined;
  if (stream !== undefined) {
    return { path, samples: stream.samples.length, ploidy: reading.ploidy ?? stream.ploidy ?? 2, stream };
  }
  const { matrix, warnings } = await withPositions(await readGenotypes(files), positions);
  const ploidy = reading.ploidy ?? ploidyOf(matrix);
  return { path, samples: matrix.samples.length, ploidy, warnings, table: markersOf(matrix, ploidy) };
}
