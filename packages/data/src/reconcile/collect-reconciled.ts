import { createMatrix } from '../matrix/create-matrix.js';
import type { Matrix } from '../matrix/matrix.js';
import { selectFeatures } from '../matrix/select-features.js';
import type { MarkerStream } from '../markers/marker-stream.js';
import { renameRepeats } from '../markers/rename-repeats.js';
import { toDosages } from '../markers/to-dosages.js';
import { flipDosages } from './flip-dosages.js';
import { keepColumns } from './keep-columns.js';
import { createMarkerMatcher } from './marker-matcher.js';
import type { MarkerReconciliation } from './marker-reconciliation.js';
import type { MarkerTable } from './marker-table.js';
import type { ReconcileOptions } from './reconcile-options.js';

/** The markers of a reference, out of a file. */
export interface ReconciledMarkers {
  /** The markers of the reference in its order, or those wanted, counting its alleles; NaN where a marker is absent. */
  readonly matrix: Matrix;
  readonly reconciliation: MarkerReconciliation;
  /** Those of the stream and of the reconciliation. */
  readonly warnings: readonly string[];
}

/**
 * Reads the markers of a reference out of a stream, keeping those alone in memory, whatever the file's length.
 * @param path - names the file in warnings
 * @param wanted - indices into the reference, ascending, of the markers whose dosages are kept; all of them when left out
 * @throws DataError where the stream meets a problem
 */
export async function collectReconciled(
  stream: MarkerStream,
  path: string,
  reference: MarkerTable,
  ploidy: 1 | 2,
  options: ReconcileOptions = {},
  wanted: Int32Array = Int32Array.from(reference.ids.keys()),
): Promise<ReconciledMarkers> {
  const { samples } = stream;
  const keep = keepColumns(reference, wanted, samples.length, ploidy);
  const matcher = createMarkerMatcher(reference, options, keep);
  const unique = renameRepeats(stream, path);
  for await (const { features, names, positions, alleles, values } of unique.blocks) {
    // Of a whole genome, few markers are those of the reference: the dosages of the others are never looked at.
    matcher.take({ ids: features, names, positions, alleles }, (marker) =>
      toDosages(values.subarray(marker * samples.length, (marker + 1) * samples.length)),
    );
  }
  const reconciliation = matcher.finish();
  const values = keep.wanted();
  wanted.forEach((marker, at) => {
    if (reconciliation.flipped[marker] !== 1) return;
    flipDosages(values.subarray(at * samples.length, (at + 1) * samples.length), ploidy);
  });
  const { ids, positions, alleles } = reference;
  const all = createMatrix({ samples: [], features: ids, positions, alleles, ploidy });
  return {
    matrix: createMatrix({ ...selectFeatures(all, wanted), samples, values }),
    reconciliation,
    warnings: [...unique.warnings, ...reconciliation.warnings],
  };
}
