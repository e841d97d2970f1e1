import { attachPositions } from '@snpress/data/positions/attach-positions';
import { markersOf } from '@snpress/data/reconcile/markers-of';
import { openMarkers } from '@snpress/formats/markers/open-markers';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { isMarkerFile } from '@snpress/formats/registry/is-marker-file';
import type { ReadMatrixOptions } from '@snpress/formats';
import type { MarkerStream, MarkerTable } from '@snpress/data';
import { ploidyOf } from '../stages/ploidy-of.js';

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

/** Opens genotypes to be read marker by marker where their format permits, and otherwise reads them. */
export async function openMarkerFile(
  path: string,
  options: ReadMatrixOptions,
  positions: string | undefined,
): Promise<MarkerFile> {
  const { ploidy: given } = options;
  if (positions === undefined && (await isMarkerFile(path, options.format))) {
    const stream = await openMarkers(path, options);
    return { path, samples: stream.samples.length, ploidy: given ?? stream.ploidy ?? 2, stream };
  }
  const { matrix: read, warnings } = await readMatrix(path, { ...options, role: 'genotypes' });
  const attached =
    positions === undefined
      ? { matrix: read, warnings: [] }
      : attachPositions(read, await readPositions(positions));
  const { matrix } = attached;
  const ploidy = given ?? matrix.ploidy ?? ploidyOf(matrix);
  return {
    path,
    samples: matrix.samples.length,
    ploidy,
    warnings: [...warnings, ...attached.warnings],
    table: markersOf(matrix, ploidy),
  };
}
