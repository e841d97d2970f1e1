import { attachPositions } from '@snpress/data/positions/attach-positions';
import { markersOf } from '@snpress/data/reconcile/markers-of';
import { openMarkers } from '@snpress/formats/markers/open-markers';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { isMarkerFile } from '@snpress/formats/registry/is-marker-file';
import type { MarkerStream, MarkerTable } from '@snpress/data';
import { givenOptions, type MatrixArguments } from '../commands/matrix-options.js';
import { ploidyOf } from '@snpress/experiment/stages/ploidy-of';

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
  options: MatrixArguments,
  positions: string | undefined,
): Promise<MarkerFile> {
  if (positions === undefined && (await isMarkerFile(path, options.format))) {
    const { ploidy } = options;
    const stream = await openMarkers(path, givenOptions(options));
    return { path, samples: stream.samples.length, ploidy: ploidy ?? stream.ploidy ?? 2, stream };
  }
  const { matrix: read, warnings } = await readMatrix(path, { ...givenOptions(options), role: 'genotypes' });
  const attached =
    positions === undefined
      ? { matrix: read, warnings: [] }
      : attachPositions(read, await readPositions(positions));
  const { matrix } = attached;
  const ploidy = options.ploidy ?? matrix.ploidy ?? ploidyOf(matrix);
  return {
    path,
    samples: matrix.samples.length,
    ploidy,
    warnings: [...warnings, ...attached.warnings],
    table: markersOf(matrix, ploidy),
  };
}
