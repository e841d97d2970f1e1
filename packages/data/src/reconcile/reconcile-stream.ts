import type { MarkerStream } from '../markers/marker-stream.js';
import { renameRepeats } from '../markers/rename-repeats.js';
import { blockMarkers } from './block-markers.js';
import { createMarkerMatcher } from './marker-matcher.js';
import type { MarkerReconciliation, MarkerRecord } from './marker-reconciliation.js';
import type { MarkerTable } from './marker-table.js';
import type { ReconcileOptions } from './reconcile-options.js';

/** Finds the markers of a reference in a stream, keeping no dosages: see `reconcileMarkers`. */
export async function reconcileStream(
  reference: MarkerTable,
  stream: MarkerStream,
  path: string,
  ploidy: 1 | 2,
  options: ReconcileOptions = {},
  onUnlisted?: (record: MarkerRecord) => void,
): Promise<MarkerReconciliation> {
  const matcher = createMarkerMatcher(reference, options, undefined, onUnlisted);
  for await (const block of renameRepeats(stream, path).blocks)
    matcher.take(blockMarkers(block, stream.samples.length, ploidy));
  return matcher.finish();
}
